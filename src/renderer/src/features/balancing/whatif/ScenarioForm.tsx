import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { FaultFields } from './FaultFields.tsx';
import { type BaseKind, baseOfScenario, withBase } from './planScenario.ts';

const arrivals = ['apartment', 'office', 'public', 'all-at-17'] as const;
const longestH = 48;
const hourS = 3600;

const CarFields = ({ scenario, onChange }: ScenarioFormProps) => {
  const { t } = useTranslation('balancing');
  const { cars } = scenario;
  if (Array.isArray(cars))
    return <p className="nx-muted">{t('whatIf.listedCars', { number: cars.length })}</p>;
  const set = (change: Partial<typeof cars>) => onChange({ ...scenario, cars: { ...cars, ...change } });
  return (
    <>
      <SelectField
        label={t('whatIf.arrivals')}
        value={cars.arrivals}
        options={arrivals.map((value) => ({ value, label: t(`whatIf.arrival.${value}`) }))}
        onChange={(value) => set({ arrivals: value })}
      />
      <NumberField
        id="what-if-one-phase"
        label={t('whatIf.onePhaseShare')}
        unit="%"
        step={10}
        isNeeded
        value={Math.round(cars.onePhaseShare * 100)}
        onChange={(share) => set({ onePhaseShare: Math.min(100, Math.max(0, share ?? 0)) / 100 })}
      />
      <NumberField
        id="what-if-energy"
        label={t('whatIf.meanKwh')}
        unit="kWh"
        isNeeded
        value={cars.meanKwh ?? 10}
        onChange={(meanKwh) => set({ meanKwh: Math.min(100, Math.max(1, meanKwh ?? 1)) })}
      />
    </>
  );
};

export interface ScenarioFormProps {
  readonly scenario: Scenario;
  readonly chargers: readonly string[];
  readonly onChange: (scenario: Scenario) => void;
}

/** The load beside the cars: of which kind, and how much at most. */
const BaseLoadFields = ({ scenario, onChange }: ScenarioFormProps) => {
  const { t } = useTranslation('balancing');
  const base = baseOfScenario(scenario);
  const kinds: readonly BaseKind[] = [
    'none',
    'house',
    'office',
    'constant',
    ...(base.kind === 'trace' ? (['trace'] as const) : []),
  ];
  return (
    <>
      <SelectField
        label={t('whatIf.base')}
        value={base.kind}
        options={kinds.map((value) => ({ value, label: t(`whatIf.baseKind.${value}`) }))}
        onChange={(kind) => onChange(withBase(scenario, kind, base.mostA))}
      />
      {base.kind === 'none' || base.kind === 'trace' ? null : (
        <NumberField
          id="what-if-base"
          label={t('whatIf.baseMost')}
          unit="A"
          isNeeded
          value={base.mostA}
          onChange={(mostA) => onChange(withBase(scenario, base.kind, Math.max(0, mostA ?? 0)))}
        />
      )}
    </>
  );
};

/** The day, its cars, the load beside them and what goes wrong. */
export const ScenarioForm = (props: ScenarioFormProps) => {
  const { t } = useTranslation('balancing');
  const { scenario, onChange } = props;
  return (
    <details className="nx-bal-more">
      <summary>{t('whatIf.edit')}</summary>
      <div className="nx-bal-grid">
        <TextField
          type="time"
          label={t('whatIf.startAt')}
          value={scenario.startAt}
          onChange={(startAt) => {
            if (/^\d\d:\d\d$/.test(startAt)) onChange({ ...scenario, startAt });
          }}
        />
        <NumberField
          id="what-if-hours"
          label={t('whatIf.hours')}
          unit="h"
          isNeeded
          value={scenario.durationS / hourS}
          onChange={(hours) =>
            onChange({
              ...scenario,
              durationS: Math.round(Math.min(longestH, Math.max(0.25, hours ?? 1)) * hourS),
            })
          }
        />
        <NumberField
          id="what-if-seed"
          label={t('whatIf.seed')}
          hint={t('whatIf.seedHint')}
          unit=""
          isNeeded
          value={scenario.seed}
          onChange={(seed) => onChange({ ...scenario, seed: Math.max(0, Math.round(seed ?? 0)) })}
        />
        <CarFields {...props} />
        <BaseLoadFields {...props} />
      </div>
      <FaultFields {...props} />
    </details>
  );
};
