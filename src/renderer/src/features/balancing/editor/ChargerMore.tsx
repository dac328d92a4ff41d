import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import type { Change } from '#renderer/features/balancing/model/planEdits.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { CableFields } from './CableFields.tsx';
import type { fieldOf } from './formProps.ts';
import { MoreFields } from './MoreFields.tsx';

/** What is rarely told of a charger: minimum, phases, priority, breaker, cable. */
export const ChargerMore = (props: {
  charger: SiteCharger;
  at: ReturnType<typeof fieldOf>;
  set: (change: Change<SiteCharger>) => void;
}) => {
  const { t } = useTranslation('balancing');
  const { charger, at, set } = props;
  return (
    <MoreFields
      label={t('charger.more')}
      isOpen={['minA', 'cable', 'breakerA'].some((field) => at(field).error !== null)}
    >
      <NumberField
        {...at('minA')}
        label={t('charger.min')}
        hint={t('charger.minHint')}
        unit="A"
        value={charger.minA}
        onChange={(minA) => set({ minA })}
      />
      <SelectField
        {...at('phases')}
        label={t('charger.phases')}
        value={String(charger.phases ?? 3)}
        options={['3', '1'].map((value) => ({ value, label: value }))}
        onChange={(value) => set({ phases: value === '1' ? 1 : 3 })}
      />
      <SelectField
        {...at('vehiclePhases')}
        label={t('charger.carPhases')}
        value={String(charger.vehiclePhases ?? 'unknown')}
        options={[
          { value: 'unknown', label: t('field.changing') },
          ...['1', '2', '3'].map((value) => ({ value, label: value })),
        ]}
        onChange={(value) =>
          set({ vehiclePhases: value === 'unknown' ? undefined : (Number(value) as 1 | 2 | 3) })
        }
      />
      <SelectField
        {...at('class')}
        label={t('charger.priority')}
        value={String(charger.class ?? 1)}
        options={[1, 2, 3, 4, 5].map((value) => ({
          value: String(value),
          label: value === 1 ? t('charger.firstClass') : String(value),
        }))}
        onChange={(value) => set({ class: value === '1' ? undefined : Number(value) })}
      />
      <NumberField
        {...at('breakerA')}
        label={t('node.breaker')}
        unit="A"
        value={charger.breakerA}
        onChange={(breakerA) => set({ breakerA })}
      />
      <CableFields {...at('cable')} value={charger.cable} onChange={(cable) => set({ cable })} />
    </MoreFields>
  );
};
