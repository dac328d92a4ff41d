import { useEffect, useRef, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import type { StreamEvent } from '#renderer/wizards/commissioning/model/streamEvent.ts';
import { useBusy } from '#renderer/wizards/commissioning/model/useBusy.ts';
import { useBackEndProof } from '#renderer/wizards/commissioning/proof/useBackEndProof.ts';
import { ConnectScreen } from '#renderer/wizards/commissioning/steps/charger/ConnectScreen.tsx';
import type { JobView } from '#shared/contract/jobs.ts';
import { ActivateBackEnd } from './ActivateBackEnd.tsx';
import { NewPin } from './NewPin.tsx';
import { RunningTrial } from './RunningTrial.tsx';
import { TryBackEnd } from './TryBackEnd.tsx';
import { UnknownActivation } from './UnknownActivation.tsx';
import { WriteScreen } from './WriteScreen.tsx';

/** Write, try with the way back, then the point of no return. */
export const BackEndReview = () => {
  const { job, writing, crossing } = useJob();
  const proof = useBackEndProof();
  // Held here: it goes on while the charger restarts, when nothing else of the trial is left.
  const ending = useJobStream<StreamEvent<JobView>>();
  const hasJoined = useRef(false);
  const [goesOn, setGoesOn] = useState(false);
  useBusy(ending.isRunning);
  const { backEnd, connection } = job;
  const watchTrial = (joinOnly: boolean) => {
    hasJoined.current = true;
    proof.start((signal) => api.jobs.tryBackEnd({ id: job.id, joinOnly }, { signal }));
  };
  const trial = backEnd?.trial;
  useEffect(() => {
    // Left and come back to, or the program was started again: a trial that still runs is joined, once.
    if (trial?.isRunning === true && !hasJoined.current && !proof.isRunning && isReady(job)) watchTrial(true);
  });
  if (crossing.isRunning) return <ActivateBackEnd onBack={() => undefined} />;
  if (writing.isRunning) return <WriteScreen />;
  if (proof.isRunning || ending.isRunning) return <RunningTrial proof={proof} ending={ending} />;
  if (backEnd?.activation === 'unknown' && connection.state !== 'open') return <UnknownActivation />;
  if (!isReady(job)) return <ConnectScreen />;
  if (!job.written.settings || backEnd?.isWritten === false) return <WriteScreen />;
  if (!goesOn)
    return <TryBackEnd proof={proof} onTry={() => watchTrial(false)} onGoOn={() => setGoesOn(true)} />;
  if (connection.door === 'bluetooth' && connection.access?.pinIsFactory === true)
    return <NewPin onDone={() => undefined} onSkip={null} />;
  return <ActivateBackEnd onBack={() => setGoesOn(false)} />;
};
