import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { type Span, spans } from './useHourCursor.ts';

/** How much of the hour is shown. */
export const SpanChoice = ({ value, onChange }: { value: Span; onChange: (span: Span) => void }) => {
  const { t } = useTranslation('live');
  return (
    <div className="nx-row" role="group" aria-label={t('plot.span')}>
      {spans.map((minutes) => (
        <Button key={minutes} aria-pressed={value === minutes} onClick={() => onChange(minutes)}>
          {t('plot.minutes', { minutes: String(minutes) })}
        </Button>
      ))}
    </div>
  );
};
