import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from './Button.tsx';
import './ProgressPanel.css';

export interface ProgressPanelProps {
  /** What is being done, as a sentence without a full stop: "Reading the charger". */
  readonly what: string;
  readonly done: number;
  /** 0 while the length is not known. */
  readonly total: number;
  readonly secondsLeft?: number | undefined;
  readonly onCancel?: (() => void) | undefined;
}

/** Long work: what it is doing, how far it is, how long it takes, and the way out. */
export const ProgressPanel = ({ what, done, total, secondsLeft, onCancel }: ProgressPanelProps) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <div className="nx-card nx-progress">
      <div className="nx-progress-text">
        <strong>{what}</strong>
        <span className="nx-muted">
          {total > 0 ? t('progress.of', { done: format.integer(done), total: format.integer(total) }) : null}
          {secondsLeft === undefined
            ? null
            : ` · ${t('progress.left', { time: format.duration(secondsLeft) })}`}
        </span>
      </div>
      <progress aria-label={what} {...(total > 0 ? { value: done, max: total } : {})} />
      {onCancel === undefined ? null : (
        <div>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      )}
    </div>
  );
};
