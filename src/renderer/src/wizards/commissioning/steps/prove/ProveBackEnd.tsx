import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { type Action, useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import { ProofRows } from '#renderer/wizards/commissioning/findings/ProofRows.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { ProofView } from '#renderer/wizards/commissioning/proof/ProofView.tsx';
import { ServeAgain } from '#renderer/wizards/commissioning/proof/ServeAgain.tsx';
import { useBackEndProof } from '#renderer/wizards/commissioning/proof/useBackEndProof.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { ConnectScreen } from '#renderer/wizards/commissioning/steps/charger/ConnectScreen.tsx';
import type { JobView } from '#shared/contract/jobs.ts';
import { FoundConfiguration } from './FoundConfiguration.tsx';

const VERDICTS = { proven: 'pass', 'seen-by-person': 'warn', 'not-seen': 'fail' } as const;

/** Nobody here sees the charger any more: how to see it at the operator's, and the person's word. */
const AskPerson = ({ seen }: { seen: Action<[boolean], JobView> }) => {
  const { t } = useTranslation('ocppJob');
  const { answers } = useJob();
  return (
    <NoticePanel title={t('ask.title')}>
      <ol className="nx-job-list">
        <li>{t('ask.open')}</li>
        <li>
          {t('ask.look')} <span className="nx-connection">{answers.backend.identity ?? '–'}</span>
        </li>
        <li>{t('ask.wait')}</li>
      </ol>
      <div className="nx-row">
        <Button busy={seen.isRunning} onClick={() => void seen.run(true)}>
          {t('ask.seen')}
        </Button>
        <Button busy={seen.isRunning} onClick={() => void seen.run(false)}>
          {t('ask.notSeen')}
        </Button>
      </div>
      <p className="nx-muted">{t('ask.word')}</p>
    </NoticePanel>
  );
};

/** After the activation: waits for the charger by itself, and says what was seen of it. */
export const ProveBackEnd = () => {
  const { t } = useTranslation(['ocppJob', 'wizard']);
  const { job, answers, goTo, proof: written } = useJob();
  const proof = useBackEndProof();
  const hasBegun = useRef(false);
  const known = job.backEnd?.proof ?? 'none';
  const seen = useAction((isSeen: boolean) => api.jobs.confirmSeen({ id: job.id, isSeen }));
  const start = () => proof.start((signal) => api.jobs.awaitBackEnd({ id: job.id }, { signal }));
  useEffect(() => {
    if (hasBegun.current || known !== 'none' || (job.backEnd?.doorAfter === 'modbus' && !isReady(job)))
      return;
    hasBegun.current = true;
    start();
  });
  const needsLink = job.backEnd?.doorAfter === 'modbus' && !isReady(job);
  if (needsLink && known === 'none' && !proof.isRunning) return <ConnectScreen />;
  const isOver = known === 'proven' || known === 'seen-by-person';
  const isLost = answers.backend.where === 'operator' && job.backEnd?.doorAfter === 'none';
  const isAsked = proof.state.asksPerson;
  const asks = !isOver && (isAsked || (isLost && !proof.isRunning));
  const handOver = { label: t('wizard:prove.handOver'), onPress: () => void goTo('done') };
  return (
    <StepFrame
      isWide
      secondary={
        proof.isRunning ? (
          <Button onClick={proof.cancel}>{t('prove.stop')}</Button>
        ) : isOver ? (
          <Button onClick={start}>{t('prove.again')}</Button>
        ) : (
          <Button onClick={handOver.onPress}>{t('wizard:prove.handOverOpen')}</Button>
        )
      }
      primary={isOver ? handOver : { label: t('prove.again'), onPress: start, busy: proof.isRunning }}
    >
      <BridgeErrorPanel
        error={proof.error ?? seen.error}
        onRetry={start}
        action={<ServeAgain error={proof.error} />}
      />
      {known === 'none' || (proof.state.verdict !== null && !isAsked) ? null : (
        <VerdictBanner verdict={VERDICTS[known]} reason={t(`prove.known.${known}`)} />
      )}
      {proof.state.plan === null || isAsked ? null : <ProofView proof={proof} />}
      {asks ? <AskPerson seen={seen} /> : null}
      <FoundConfiguration rows={proof.state.configuration} />
      <ProofRows
        rows={proof.state.rows.length > 0 ? proof.state.rows : written}
        caption={t('write.readBack')}
      />
    </StepFrame>
  );
};
