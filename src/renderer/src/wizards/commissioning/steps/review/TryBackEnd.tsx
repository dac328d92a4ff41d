import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import { ProofRows } from '#renderer/wizards/commissioning/findings/ProofRows.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { ProofView } from '#renderer/wizards/commissioning/proof/ProofView.tsx';
import { ServeAgain } from '#renderer/wizards/commissioning/proof/ServeAgain.tsx';
import type { BackEndProof } from '#renderer/wizards/commissioning/proof/useBackEndProof.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { PracticeCar } from '#renderer/wizards/commissioning/test/PracticeCar.tsx';

const VERDICTS = { accepted: 'pass', failed: 'fail', 'not-seen': 'fail' } as const;

/** The back end tried for three minutes, with Bluetooth open and a way back that needs nobody; then what came of it. */
export const TryBackEnd = (props: { proof: BackEndProof; onTry: () => void; onGoOn: () => void }) => {
  const { t } = useTranslation('ocppJob');
  const { job, proof: written } = useJob();
  const { proof, onTry, onGoOn } = props;
  const canTry = job.backEnd?.canTry === true;
  const trial = job.backEnd?.trial.state ?? 'none';
  const isAccepted = trial === 'accepted';
  const isRefused = trial === 'failed' || trial === 'not-seen';
  const go = { label: t('trial.goOn'), onPress: onGoOn };
  const again = { label: t(trial === 'none' ? 'trial.start' : 'trial.again'), onPress: onTry };
  const other = isAccepted ? (
    <Button onClick={onTry}>{again.label}</Button>
  ) : (
    <Button onClick={onGoOn}>{t('trial.without')}</Button>
  );
  return (
    <StepFrame
      key="over"
      isWide
      primary={isAccepted || !canTry ? go : again}
      secondary={canTry ? other : undefined}
    >
      <h2>{t('trial.title')}</h2>
      {trial === 'none' ? <p>{t(canTry ? 'trial.about' : 'trial.cannot')}</p> : null}
      {trial === 'none' || proof.state.verdict !== null ? null : (
        <VerdictBanner verdict={VERDICTS[trial]} reason={t(`trial.earlier.${trial}`)} />
      )}
      <BridgeErrorPanel
        error={proof.error}
        onRetry={onTry}
        action={<ServeAgain error={proof.error} onServed={onTry} />}
      />
      {proof.state.plan === null ? null : <ProofView proof={proof} />}
      {isRefused ? <NoticePanel title={t('trial.mendTitle')}>{t('trial.mend')}</NoticePanel> : null}
      <PracticeCar />
      <ProofRows rows={written} caption={t('write.readBack')} />
    </StepFrame>
  );
};
