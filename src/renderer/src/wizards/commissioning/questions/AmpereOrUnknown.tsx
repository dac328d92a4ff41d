import { useTranslation } from 'react-i18next';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { Button } from '#renderer/ui/Button.tsx';

/** Amperes, or "don't know"; untouched is neither. */
export const AmpereOrUnknown = (props: {
  id: string;
  label: string;
  value: number | 'unknown' | undefined;
  onChange: (value: number | 'unknown' | undefined) => void;
  minA?: number;
  maxA?: number;
  usual?: readonly number[];
  hint?: string | undefined;
  error?: string | null;
}) => {
  const { t } = useTranslation('common');
  const { value, onChange, ...rest } = props;
  return (
    <div className="nx-job-known">
      <AmpereInput
        {...rest}
        value={typeof value === 'number' ? value : null}
        onChange={(amps) => onChange(amps ?? undefined)}
      />
      <Button
        aria-pressed={value === 'unknown'}
        className="nx-job-unknown"
        onClick={() => onChange('unknown')}
      >
        {t('choice.unknown')}
      </Button>
    </div>
  );
};
