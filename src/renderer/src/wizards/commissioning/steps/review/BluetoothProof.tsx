import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProofRows } from '#renderer/wizards/commissioning/findings/ProofRows.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { leavesBluetooth } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { PracticeCar } from '#renderer/wizards/commissioning/test/PracticeCar.tsx';
import { TestView } from '#renderer/wizards/commissioning/test/TestView.tsx';
import type { ControlTest } from '#renderer/wizards/commissioning/test/useControlTest.ts';

/** Limits, pause and self-test while Bluetooth is still there. */
export const BluetoothProof = ({ test, onAccepted }: { test: ControlTest; onAccepted: () => void }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, answers, proof } = useJob();
  const { bluetoothProof } = job.written;
  const start = (withoutCar: boolean) =>
    test.start((signal) => api.jobs.proveBluetooth({ id: job.id, withoutCar }, { signal }));
  if (test.isRunning) {
    return (
      <StepFrame key="running" isWide primary={<Button onClick={test.cancel}>{t('test.stop')}</Button>}>
        <TestView test={test} />
      </StepFrame>
    );
  }
  const isOver = bluetoothProof === 'passed' || bluetoothProof === 'not-proven';
  const begin = (
    <>
      <Button onClick={() => start(true)}>{t('test.withoutCar')}</Button>
      {isOver ? <Button onClick={() => start(false)}>{t('test.again')}</Button> : null}
    </>
  );
  return (
    <StepFrame
      key="over"
      isWide
      secondary={begin}
      primary={
        isOver
          ? {
              label: t(leavesBluetooth(job, answers.control.who) ? 'prove.toDoors' : 'common:action.next'),
              onPress: onAccepted,
            }
          : {
              label: t(bluetoothProof === 'failed' ? 'test.again' : 'test.startBluetooth'),
              onPress: () => start(false),
            }
      }
    >
      <BridgeErrorPanel error={test.error} onRetry={() => start(false)} />
      {test.state.plan === null ? (
        <div className="nx-stack">
          <p>{t('test.aboutBluetooth')}</p>
          {bluetoothProof === 'none' ? null : <p>{t(`test.earlier.${bluetoothProof}`)}</p>}
        </div>
      ) : (
        <TestView test={test} />
      )}
      <PracticeCar />
      <ProofRows rows={test.state.rows.length > 0 ? test.state.rows : proof} caption={t('review.readBack')} />
    </StepFrame>
  );
};
