import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { ScenarioFault } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { type FaultKind, faultKinds, faultOf } from './planScenario.ts';
import type { ScenarioFormProps } from './ScenarioForm.tsx';

const minuteS = 60;
const first = { atS: 7 * 3600, untilS: 8 * 3600 };

/** What goes wrong on this day, and when. */
export const FaultFields = ({ scenario, chargers, onChange }: ScenarioFormProps) => {
  const { t } = useTranslation('balancing');
  const faults = scenario.faults ?? [];
  const set = (next: readonly ScenarioFault[]) => onChange({ ...scenario, faults: [...next] });
  const change = (at: number, fault: ScenarioFault) =>
    set(faults.map((before, index) => (index === at ? fault : before)));
  const minutes = (value: number | undefined): number =>
    Math.min(scenario.durationS, Math.max(0, Math.round((value ?? 0) * minuteS)));
  const kindOf = (fault: ScenarioFault, kind: FaultKind) =>
    faultOf(scenario, chargers, kind, { atS: fault.atS, untilS: fault.untilS });
  return (
    <fieldset className="nx-bal-group">
      <legend className="nx-legend">{t('whatIf.faults')}</legend>
      {faults.map((fault, at) => (
        <div key={`fault-${at + 1}`} className="nx-bal-grid">
          <SelectField
            label={t('whatIf.faultKind', { number: at + 1 })}
            value={fault.kind}
            options={faultKinds.map((value) => ({ value, label: t(`whatIf.fault.${value}`) }))}
            onChange={(kind) => change(at, kindOf(fault, kind))}
          />
          <NumberField
            id={`what-if-fault-${at}-from`}
            label={t('whatIf.from')}
            unit="min"
            step={10}
            isNeeded
            value={fault.atS / minuteS}
            onChange={(value) => change(at, { ...fault, atS: minutes(value) })}
          />
          <NumberField
            id={`what-if-fault-${at}-until`}
            label={t('whatIf.until')}
            unit="min"
            step={10}
            isNeeded
            value={fault.untilS / minuteS}
            onChange={(value) => change(at, { ...fault, untilS: minutes(value) })}
          />
          <Button onClick={() => set(faults.filter((_, index) => index !== at))}>
            {t('whatIf.removeFault', { number: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button
          icon={<IconPlus size={20} aria-hidden />}
          onClick={() => set([...faults, faultOf(scenario, chargers, 'meter-dead', first)])}
        >
          {t('whatIf.addFault')}
        </Button>
      </div>
    </fieldset>
  );
};
