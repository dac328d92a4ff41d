import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import {
  type Change,
  rotateInTurn,
  setSite,
  sitePart,
} from '#renderer/features/balancing/model/planEdits.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { CountryFields } from './CountryFields.tsx';
import { fieldOf, type PartFormProps } from './formProps.ts';

const countries = ['CZ', 'SK', 'DE', 'AT', 'IEC'] as const;

/** The site as a whole: its country with every number it brings, and the controller. */
export const SiteForm = (props: PartFormProps) => {
  const { t } = useTranslation('balancing');
  const { plan, store } = props;
  const at = fieldOf(sitePart, props);
  const set = (change: Change<Site>) =>
    store.change(setSite(plan, change), `site ${Object.keys(change).join()}`);
  return (
    <>
      <SelectField
        {...at('country')}
        label={t('site.country')}
        value={plan.country ?? 'IEC'}
        options={countries.map((value) => ({ value, label: t(`country.${value}`) }))}
        onChange={(value) => set({ country: value })}
      />
      <CountryFields plan={plan} at={at} set={set} />
      <NumberField
        {...at('periodS')}
        label={t('site.period')}
        hint={t('site.periodHint')}
        unit="s"
        value={plan.controller?.periodS}
        onChange={(periodS) =>
          set({
            controller: { ...plan.controller, periodS: periodS === 0 ? undefined : periodS } as NonNullable<
              Site['controller']
            >,
          })
        }
      />
      {plan.chargers.length < 2 ? null : (
        <div>
          <Button onClick={() => store.change(rotateInTurn(plan))}>{t('site.rotate')}</Button>
          <p className="nx-muted nx-small">{t('site.rotateHint')}</p>
        </div>
      )}
    </>
  );
};
