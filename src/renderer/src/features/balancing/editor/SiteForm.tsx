import { useTranslation } from 'react-i18next';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import {
  type Change,
  rotateInTurn,
  setSite,
  sitePart,
} from '#renderer/features/balancing/model/planEdits.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import {
  countryProfiles,
  profileOf,
  type SourcedFact,
} from '#shared/domain/balancing/site/countryProfile.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { fieldOf, type PartFormProps } from './formProps.ts';

const countries = ['CZ', 'SK', 'DE', 'AT', 'IEC'] as const;

/** The site as a whole: its country with every number it brings, and the controller. */
export const SiteForm = (props: PartFormProps) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const { plan, store } = props;
  const at = fieldOf(sitePart, props);
  const country = countryProfiles[plan.country ?? 'IEC'];
  const holds = profileOf(plan);
  const set = (change: Change<Site>) =>
    store.change(setSite(plan, change), `site ${Object.keys(change).join()}`);
  const setProfile = (
    change: Partial<Record<'unbalanceA' | 'onePhaseA' | 'dimmedW', number | undefined>>,
  ) => {
    const told = Object.entries({ ...plan.profile, ...change }).filter(([, value]) => value !== undefined);
    set({ profile: told.length === 0 ? undefined : Object.fromEntries(told) });
  };
  const sourceOf = ({ source, isAssumed, value }: SourcedFact<unknown>, isOwn: boolean): string => {
    const own = isOwn ? `${t('site.own')} ` : '';
    const usual =
      typeof value === 'number' ? t('site.usual', { amps: format.amps(value) }) : t('site.noRule');
    return `${own}${usual} ${t('site.source', { source })}${isAssumed ? ` ${t('site.check')}` : ''}`;
  };
  return (
    <>
      <SelectField
        {...at('country')}
        label={t('site.country')}
        value={plan.country ?? 'IEC'}
        options={countries.map((value) => ({ value, label: t(`country.${value}`) }))}
        onChange={(value) => set({ country: value })}
      />
      <NumberField
        {...at('unbalanceA')}
        label={t('site.unbalance')}
        hint={sourceOf(country.unbalanceA, plan.profile?.unbalanceA !== undefined)}
        unit="A"
        value={holds.unbalanceA ?? undefined}
        onChange={(unbalanceA) => setProfile({ unbalanceA: unbalanceA === 0 ? undefined : unbalanceA })}
      />
      <NumberField
        {...at('onePhaseA')}
        label={t('site.onePhase')}
        hint={sourceOf(country.onePhaseA, plan.profile?.onePhaseA !== undefined)}
        unit="A"
        value={holds.onePhaseA ?? undefined}
        onChange={(onePhaseA) => setProfile({ onePhaseA: onePhaseA === 0 ? undefined : onePhaseA })}
      />
      <CheckField
        id={at('diversity').id}
        label={t('site.diversity')}
        checked={plan.profile?.diversity !== false}
        onChange={(asks) => set({ profile: { ...plan.profile, diversity: asks } })}
      />
      <p className="nx-muted nx-small">{t('site.source', { source: country.diversity.source })}</p>
      {country.dimming.value === null ? null : (
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
            onChange={(dimmedW) => setProfile({ dimmedW: dimmedW === 0 ? undefined : dimmedW })}
          />
        </>
      )}
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
