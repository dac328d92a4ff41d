import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useErrorText } from '#renderer/app/useErrorText.ts';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import './liveProof.css';
import { type LiveComparison, useLiveProof } from './useLiveProof.ts';

const Outcome = ({ plan, found }: { plan: Site; found: LiveComparison }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const describe = useDescribePoint();
  const errorText = useErrorText();
  const { silent, different, proof } = found;
  const isAsPlanned = different.length === 0;
  const verdict = !proof.holds ? 'fail' : silent.length > 0 ? 'not-proven' : isAsPlanned ? 'pass' : 'warn';
  const sentence = !proof.holds
    ? t('live.fails')
    : silent.length > 0
      ? t('live.silent', { count: silent.length })
      : t(isAsPlanned ? 'live.holds' : 'live.holdsDifferently');
  return (
    <>
      <VerdictBanner verdict={verdict} reason={sentence} />
      <p className="nx-muted nx-small">{t('live.readAt', { date: format.dateTime(found.atMs) })}</p>
      {silent.length + different.length === 0 ? null : (
        <ul className="nx-bal-live" aria-label={t('live.differences')}>
          {silent.map(({ charger, error }) => (
            <li key={charger}>
              <strong>{nameOf(plan, charger)}</strong>:{' '}
              {error === null || error.code === 'pin.required' ? t('live.noAnswer') : errorText(error).text}
            </li>
          ))}
          {different.map(({ charger, cells }) => (
            <li key={charger}>
              <strong>{nameOf(plan, charger)}</strong>:{' '}
              {cells
                .map(({ point, from, to }) =>
                  t('live.difference', {
                    point: describe.label(point),
                    found: describe.value(point, from) ?? '–',
                    planned: describe.value(point, to) ?? '–',
                  }),
                )
                .join('; ')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** The same proof with what the chargers have stored now, read over their doors. */
export const LiveProof = ({ plan }: { plan: Site }) => {
  const { t } = useTranslation(['balancing', 'fleet']);
  const live = useLiveProof(plan);
  const { progress, comparison } = live;
  return (
    <section className="nx-stack nx-bal-no-print" aria-labelledby="proof-live">
      <div>
        <h2 id="proof-live">{t('live.title')}</h2>
        <p className="nx-muted">{t('live.about')}</p>
      </div>
      <BridgeErrorPanel error={live.error} />
      {live.isReading ? (
        <ProgressPanel
          what={t('fleet:read.running')}
          done={progress?.done ?? 0}
          total={progress?.total ?? plan.chargers.length}
          onCancel={live.cancel}
        />
      ) : (
        <div className="nx-row">
          <Button onClick={() => void live.compare()}>
            {t(comparison === null ? 'live.compare' : 'live.compareAgain')}
          </Button>
        </div>
      )}
      {comparison === null || live.isReading ? null : <Outcome plan={plan} found={comparison} />}
    </section>
  );
};
