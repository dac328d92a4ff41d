import { useTranslation } from 'react-i18next';
import { Ladder } from '#renderer/features/ocpp/ladder/Ladder.tsx';
import { type AttemptView, useAttemptSteps } from '#renderer/features/ocpp/ladder/useAttemptSteps.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

const mostShown = 30;

const Attempt = (props: { attempt: AttemptView; isSecure: boolean; isOpen: boolean }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  const stepsOf = useAttemptSteps();
  const { attempt, isSecure, isOpen } = props;
  const { identity, peer, times, failed, reached } = attempt;
  const who = identity ?? t('attempt.unknown');
  return (
    <li>
      <details className="nx-ocpp-more" open={isOpen}>
        <summary>
          <span className="nx-nowrap">{format.timeOfDay(attempt.startedMs)}</span>
          <strong className="nx-ocpp-value">{who}</strong>
          <span className="nx-muted nx-ocpp-value">{peer}</span>
          {failed === null ? (
            <Tag tone={reached === 'alive' || reached === 'status' ? 'good' : 'neutral'}>
              {t('attempt.reached', { rung: t(`ladder.rung.${reached}`) })}
            </Tag>
          ) : (
            <Tag tone="bad">{t('attempt.failed', { rung: t(`ladder.rung.${failed}`) })}</Tag>
          )}
          {times > 1 ? <span className="nx-muted">{t('attempt.times', { count: times })}</span> : null}
        </summary>
        <Ladder label={t('ladder.of', { who })} steps={stepsOf(attempt, isSecure)} />
      </details>
    </li>
  );
};

/** Every attempt to connect, the newest first and open, also the rejected ones. */
export const Attempts = (props: { attempts: readonly AttemptView[]; isSecure: boolean }) => {
  const { t } = useTranslation('backEnd');
  const newest = props.attempts.toReversed().slice(0, mostShown);
  return (
    <section className="nx-stack" aria-labelledby="ocpp-attempts">
      <h2 id="ocpp-attempts">{t('attempt.title')}</h2>
      {newest.length === 0 ? (
        <EmptyState title={t('attempt.none')}>{t('attempt.noneText')}</EmptyState>
      ) : (
        <ul className="nx-stack">
          {newest.map((attempt, at) => (
            <Attempt key={attempt.id} attempt={attempt} isSecure={props.isSecure} isOpen={at === 0} />
          ))}
        </ul>
      )}
    </section>
  );
};
