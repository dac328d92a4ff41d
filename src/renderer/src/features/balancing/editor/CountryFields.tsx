import { useTranslation } from 'react-i18next';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import {
  countryProfiles,
  profileOf,
  type SourcedFact,
} from '#shared/domain/balancing/site/countryProfile.ts';
import { DimmingFields } from './DimmingFields.tsx';
import type { SiteFieldsProps } from './formProps.ts';

type ProfileChange = Partial<Record<'unbalanceA' | 'onePhaseA' | 'dimmedW', number | undefined>>;

/** Where a number of a country is from, and whether the plan has its own instead. */
const useSourceText = () => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  return ({ source, isAssumed, value }: SourcedFact<unknown>, isOwn: boolean): string => {
    const own = isOwn ? `${t('site.own')} ` : '';
    const usual =
      typeof value === 'number' ? t('site.usual', { amps: format.amps(value) }) : t('site.noRule');
    return `${own}${usual} ${t('site.source', { source })}${isAssumed ? ` ${t('site.check')}` : ''}`;
  };
};

/** Every number the country of the site brings; what is typed here holds instead of it. */
export const CountryFields = ({ plan, at, set }: SiteFieldsProps) => {
  const { t } = useTranslation('balancing');
  const sourceOf = useSourceText();
  const country = countryProfiles[plan.country ?? 'IEC'];
  const holds = profileOf(plan);
  const setProfile = (change: ProfileChange) => {
    const told = Object.entries({ ...plan.profile, ...change }).filter(([, value]) => value !== undefined);
    set({ profile: told.length === 0 ? undefined : Object.fromEntries(told) });
  };
  return (
    <>
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
        <DimmingFields plan={plan} at={at} set={set} onDimmedW={(dimmedW) => setProfile({ dimmedW })} />
      )}
    </>
  );
};
