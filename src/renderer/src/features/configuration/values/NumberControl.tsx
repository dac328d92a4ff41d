import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { ControlProps } from './controlProps.ts';

const toNumber = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.').replace('−', '-'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};

/** A number with its unit; values with a meaning of their own, such as pause, are keys beside it. */
export const NumberControl = ({ point, value, onChange, control }: ControlProps) => {
  const { i18n } = useTranslation();
  const describe = useDescribePoint();
  const [draft, setDraft] = useState<string | null>(null);
  const written = typeof value === 'number' ? String(value) : '';
  const shown = draft ?? (i18n.language === 'en' ? written : written.replace('.', ','));
  return (
    <div className="nx-conf-number">
      <input
        id={control.id}
        className="nx-input"
        inputMode="decimal"
        autoComplete="off"
        aria-describedby={control.describedBy}
        aria-invalid={control.invalid || undefined}
        value={shown}
        onChange={(event) => {
          const text = event.target.value.replace(/[^\d.,−-]/g, '').slice(0, 10);
          setDraft(text);
          onChange(toNumber(text));
        }}
        onBlur={() => setDraft(null)}
      />
      {point.unit === '' ? null : <span className="nx-conf-unit">{point.unit}</span>}
      {point.special.map((special) => (
        <Button
          key={String(special)}
          aria-pressed={value === special}
          onClick={() => {
            setDraft(null);
            onChange(special);
          }}
        >
          {describe.value(point.name, special) ?? String(special)}
        </Button>
      ))}
    </div>
  );
};
