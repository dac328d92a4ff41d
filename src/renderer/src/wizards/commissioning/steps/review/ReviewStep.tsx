import { useState } from 'react';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady, leavesBluetooth } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { ConnectScreen } from '#renderer/wizards/commissioning/steps/charger/ConnectScreen.tsx';
import { useControlTest } from '#renderer/wizards/commissioning/test/useControlTest.ts';
import { BackEndReview } from './BackEndReview.tsx';
import { BluetoothProof } from './BluetoothProof.tsx';
import { CrossOver } from './CrossOver.tsx';
import { NewPin } from './NewPin.tsx';
import { WriteScreen } from './WriteScreen.tsx';

/** Write, prove over Bluetooth, then, where another controller takes over, the PIN and the point of no return. */
const ControlReview = () => {
  const { job, answers, goTo, writing, crossing } = useJob();
  const test = useControlTest();
  const [hasAccepted, setAccepted] = useState(false);
  const [wantsPin, setWantsPin] = useState(false);
  const { written, connection } = job;
  const isCrossing = leavesBluetooth(job, answers.control.who);
  const change = () => setWantsPin(true);
  if (crossing.isRunning) return <CrossOver onChangePin={change} />;
  if (writing.isRunning) return <WriteScreen />;
  if (!isReady(job) && !test.isRunning) return <ConnectScreen />;
  if (!written.settings) return <WriteScreen />;
  const isProven = written.bluetoothProof === 'passed' || written.bluetoothProof === 'not-proven';
  if (!isProven || !hasAccepted || test.isRunning) {
    return (
      <BluetoothProof test={test} onAccepted={() => (isCrossing ? setAccepted(true) : void goTo('prove'))} />
    );
  }
  const needsPin = connection.access?.pinIsFactory === true;
  if (needsPin || wantsPin) {
    return <NewPin onDone={() => setWantsPin(false)} onSkip={needsPin ? null : () => setWantsPin(false)} />;
  }
  return <CrossOver onChangePin={change} />;
};

/** What is written, and what cannot be taken back. */
export const ReviewStep = () => (useJob().job.kind === 'ocpp' ? <BackEndReview /> : <ControlReview />);
