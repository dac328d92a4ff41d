import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { FollowedUpdateView } from '#shared/contract/firmware.ts';
import '#renderer/ui/ProgressPanel.css';

const phases = [
  'reading',
  'unplug',
  'sending',
  'reconnecting',
  'checking',
  'installing',
  'restarting',
  'proving',
  'confirming',
] as const;

/** What the update is at, how far, how fast, how long still, and the way out as long as there is one. */
export const UpdateProgress = ({ update, onStop }: { update: FollowedUpdateView; onStop: () => void }) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const { version, canCancel, isCancelling, done, total } = update;
  const phase = phases.find((each) => each === update.phase) ?? 'reading';
  const percent = format.percent(total > 0 ? Math.floor((done / total) * 100) : 0);
  const { bytesPerSecond, secondsLeft } = update.rate;
  const sent =
    bytesPerSecond === null
      ? t('progress.sentNoRate', { percent })
      : t('progress.sent', { percent, rate: format.withUnit(bytesPerSecond / 1000, 'kB/s', 1) });
  return (
    <section className="nx-stack" aria-labelledby="updating">
      <h2 id="updating">{t('progress.title', { version })}</h2>
      <div className="nx-card nx-progress">
        <div className="nx-progress-text">
          <strong role="status">{t(`phase.${phase}`)}</strong>
          {phase === 'sending' ? (
            <span className="nx-muted">
              {sent}
              {secondsLeft === null
                ? null
                : ` · ${t('progress.left', { time: format.duration(secondsLeft) })}`}
            </span>
          ) : null}
        </div>
        <progress aria-label={t(`phase.${phase}`)} {...(total > 0 ? { value: done, max: total } : {})} />
        {canCancel ? (
          <div>
            <Button busy={isCancelling} onClick={onStop}>
              {t(isCancelling ? 'progress.stopping' : 'progress.stop')}
            </Button>
          </div>
        ) : null}
      </div>
      <p className="nx-muted">{t(canCancel ? 'progress.notYet' : 'progress.noStop')}</p>
      <p className="nx-muted">{t('progress.goesOn')}</p>
    </section>
  );
};
