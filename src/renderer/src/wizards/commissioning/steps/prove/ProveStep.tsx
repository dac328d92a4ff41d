import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import { ProofRows } from '#renderer/wizards/commissioning/findings/ProofRows.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady, leavesBluetooth } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { ConnectScreen } from '#renderer/wizards/commissioning/steps/charger/ConnectScreen.tsx';
import { PracticeCar } from '#renderer/wizards/commissioning/test/PracticeCar.tsx';
import { TestView } from '#renderer/wizards/commissioning/test/TestView.tsx';
import { type ControlTest, useControlTest } from '#renderer/wizards/commissioning/test/useControlTest.ts';
import { JobSocket } from './JobSocket.tsx';
import { NewestTest } from './NewestTest.tsx';
import { ProveBackEnd } from './ProveBackEnd.tsx';

const verdictOf = { passed: 'pass', failed: 'fail', 'not-proven': 'not-proven' } as const;

/** Where Bluetooth stays on, the proof was given before: it is shown again. */
const ProvenBefore = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, goTo, proof } = useJob();
  const { bluetoothProof } = job.written;
  return (
    <StepFrame isWide primary={{ label: t('prove.handOver'), onPress: () => void goTo('done') }}>
      {bluetoothProof === 'none' ? null : (
        <VerdictBanner
          verdict={verdictOf[bluetoothProof]}
          reason={t(
            bluetoothProof === 'passed'
              ? 'prove.bluetoothStays'
              : `test.verdict.${verdictOf[bluetoothProof]}`,
          )}
        />
      )}
      <NewestTest />
      <JobSocket />
      <ProofRows rows={proof} caption={t('review.readBack')} />
    </StepFrame>
  );
};

const ProveOverNetwork = ({ test }: { test: ControlTest }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, answers, goTo, proof } = useJob();
  const { networkProof } = job.written;
  const start = (withoutCar: boolean) =>
    test.start((signal) => api.jobs.prove({ id: job.id, withoutCar }, { signal }));
  if (test.isRunning) {
    return (
      <StepFrame key="running" isWide primary={<Button onClick={test.cancel}>{t('test.stop')}</Button>}>
        <TestView test={test} />
      </StepFrame>
    );
  }
  const isOver = networkProof === 'passed' || networkProof === 'not-proven';
  const watch = () => test.start((signal) => api.jobs.watchSteering({ id: job.id }, { signal }));
  const toHandOver = { label: t('prove.handOver'), onPress: () => void goTo('done') };
  return (
    <StepFrame
      key="over"
      isWide
      secondary={
        <>
          <Button onClick={() => start(true)}>{t('test.withoutCar')}</Button>
          {networkProof === 'none' ? null : isOver ? (
            <Button onClick={() => start(false)}>{t('test.again')}</Button>
          ) : job.isSteeringSeen ? (
            <Button onClick={() => void goTo('done')}>{t('prove.handOverOpen')}</Button>
          ) : null}
        </>
      }
      primary={
        isOver
          ? job.isSteeringSeen
            ? toHandOver
            : { label: t('steering.watch'), onPress: watch }
          : {
              label: t(networkProof === 'none' ? 'test.startNetwork' : 'test.again'),
              onPress: () => start(false),
            }
      }
    >
      <BridgeErrorPanel error={test.error} onRetry={() => start(false)} />
      {test.state.plan === null ? (
        networkProof === 'none' ? (
          <p>{t(answers.control.who === 'own-meter' ? 'ownMeter.about' : 'test.aboutNetwork')}</p>
        ) : (
          <NewestTest />
        )
      ) : (
        <TestView test={test} />
      )}
      {isOver && !job.isSteeringSeen ? (
        <NoticePanel title={t('steering.title')}>{t('steering.about')}</NoticePanel>
      ) : null}
      <PracticeCar />
      <JobSocket />
      <ProofRows rows={test.state.rows.length > 0 ? test.state.rows : proof} caption={t('review.readBack')} />
    </StepFrame>
  );
};

/** The proof over the door that stays. */
const ProveControl = () => {
  const { job, answers } = useJob();
  const test = useControlTest();
  if (!leavesBluetooth(job, answers.control.who)) return <ProvenBefore />;
  // Once its controller has the charger, the wizard needs it no more.
  const isHandedOver = answers.control.who === 'this-program' && job.isSteeringSeen;
  if (!isReady(job) && !test.isRunning && !isHandedOver) {
    return (
      <ConnectScreen>
        <BridgeErrorPanel error={test.error} />
        {test.state.plan === null ? null : <TestView test={test} />}
      </ConnectScreen>
    );
  }
  return <ProveOverNetwork test={test} />;
};

/** What proves that the job is done. */
export const ProveStep = () => (useJob().job.kind === 'ocpp' ? <ProveBackEnd /> : <ProveControl />);
