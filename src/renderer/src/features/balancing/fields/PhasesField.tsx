import { useTranslation } from 'react-i18next';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { Limit } from '#shared/domain/balancing/site/siteSchema.ts';
import { CheckField } from './CheckField.tsx';
import { NumberField } from './NumberField.tsx';

export interface PhasesFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: Limit | undefined;
  readonly onChange: (value: Limit | undefined) => void;
  readonly isNeeded?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
}

const phases = [0, 1, 2] as const;

/** Amperes of the three phases: one number for all, or one each. */
export const PhasesField = (props: PhasesFieldProps) => {
  const { t } = useTranslation('balancing');
  const { id, label, value, onChange, isNeeded = false } = props;
  const isEach = typeof value === 'object';
  const each = perPhaseLimit(value ?? 0);
  const setOne = (at: number, amps: number | undefined) => {
    const next = each.map((before, index) => (index === at ? (amps ?? 0) : before));
    onChange([next[0] ?? 0, next[1] ?? 0, next[2] ?? 0]);
  };
  return (
    <div className="nx-bal-phases">
      {isEach ? (
        phases.map((at) => (
          <NumberField
            key={at}
            id={at === 0 ? id : `${id}-${at + 1}`}
            label={`${label}, L${at + 1}`}
            unit="A"
            isNeeded
            value={each[at]}
            onChange={(amps) => setOne(at, amps)}
            hint={at === 0 ? props.hint : undefined}
            error={at === 0 ? props.error : null}
          />
        ))
      ) : (
        <NumberField
          id={id}
          label={label}
          unit="A"
          isNeeded={isNeeded}
          value={value}
          onChange={onChange}
          hint={props.hint}
          error={props.error}
        />
      )}
      <CheckField
        label={t('field.eachPhase')}
        checked={isEach}
        onChange={(wants) => onChange(wants ? [...each] : Math.max(...each))}
      />
    </div>
  );
};
