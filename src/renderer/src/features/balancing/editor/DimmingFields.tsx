import { useTranslation } from 'react-i18next';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { countryProfiles, profileOf } from '#shared/domain/balancing/site/countryProfile.ts';
import type { SiteFieldsProps } from './formProps.ts';

/** Whether the grid operator may dim this site, and to how much. */
export const DimmingFields = (
  props: SiteFieldsProps & { onDimmedW: (dimmedW: number | undefined) => void },
) => {
  const { t } = useTranslation('balancing');
  const { plan, at, set } = props;
  const country = countryProfiles[plan.country ?? 'IEC'];
  const holds = profileOf(plan);
  return (
    <>
      <CheckField
        id={at('isDimmable').id}
        label={t('site.dimmable')}
        checked={plan.isDimmable === true}
        onChange={(is) => set({ isDimmable: is ? true : undefined })}
      />
      <NumberField
        {...at('dimmedW')}
        label={t('site.dimmed')}
        hint={`${t('site.source', { source: country.dimming.source })} ${t('site.check')}`}
        unit="W"
        step={100}
        value={holds.dimmedW ?? undefined}
        onChange={(dimmedW) => props.onDimmedW(dimmedW === 0 ? undefined : dimmedW)}
      />
    </>
  );
};
