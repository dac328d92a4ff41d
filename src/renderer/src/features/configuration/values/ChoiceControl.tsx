import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import type { ControlProps } from './controlProps.ts';

/** One of the words the charger knows. */
export const ChoiceControl = ({ point, value, onChange, control }: ControlProps) => {
  const { t } = useTranslation('configuration');
  const describe = useDescribePoint();
  const raws = Object.keys(point.choices);
  const isKnown = value !== undefined && value !== null && raws.includes(String(value));
  return (
    <select
      id={control.id}
      className="nx-input"
      aria-describedby={control.describedBy}
      aria-invalid={control.invalid || undefined}
      value={isKnown ? String(value) : ''}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {isKnown ? null : (
        <option value="" disabled>
          {typeof value === 'number' ? t('values.otherChoice', { value }) : t('values.choose')}
        </option>
      )}
      {raws.map((raw) => (
        <option key={raw} value={raw}>
          {describe.value(point.name, Number(raw)) ?? point.choices[raw]}
        </option>
      ))}
    </select>
  );
};
