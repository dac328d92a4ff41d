import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import { ProofRows } from '#renderer/wizards/commissioning/findings/ProofRows.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { ProofView } from '#renderer/wizards/commissioning/proof/ProofView.tsx';
import { ServeAgain } from '#renderer/wizards/commissioning/proof/ServeAgain.tsx';
import { useBackEndProof } from '#renderer/wizards/commissioning/proof/useBackEndProof.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { ConnectScreen } from '#renderer/wizards/commissioning/steps/charger/ConnectScreen.tsx';
import { AskPerson } from './AskPerson.tsx';
import { FoundConfiguration } from './FoundConfiguration.tsx';

const VERDICTS = { proven: 'pass', 'seen-by-person': 'warn', 'not-seen': 'fail' } as const;

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
  const again = { label: t('prove.again'), onPress: start, busy: proof.isRunning };
  const openHandOver = <Button onClick={handOver.onPress}>{t('wizard:prove.handOverOpen')}</Button>;
  return (
    <StepFrame
      isWide
      secondary={
        proof.isRunning ? (
          <Button onClick={proof.cancel}>{t('prove.stop')}</Button>
        ) : isLost ? undefined : isOver ? (
          <Button onClick={start}>{again.label}</Button>
        ) : (
          openHandOver
        )
      }
      // Where only a person can see the charger, their word is the next step, and it stands beside the question.
      primary={isOver ? handOver : asks ? openHandOver : again}
    >
      <BridgeErrorPanel
        error={proof.error ?? seen.error}
        onRetry={start}
        action={<ServeAgain error={proof.error} onServed={start} />}
      />
      {known === 'none' || (proof.state.verdict !== null && !isAsked) ? null : (
        <VerdictBanner verdict={VERDICTS[known]} reason={t(`prove.known.${known}`)} />
      )}
      {proof.state.plan === null || isAsked ? null : <ProofView proof={proof} />}
      {asks ? <AskPerson seen={seen} isMissing={known === 'not-seen'} /> : null}
      <FoundConfiguration rows={proof.state.configuration} />
      <ProofRows
        rows={proof.state.rows.length > 0 ? proof.state.rows : written}
        caption={t('write.readBack')}
      />
    </StepFrame>
  );
};
