import { implement } from '@orpc/server';
import type { Jobs } from '#core/commissioning/createJobs.ts';
import { type BackEndProofEvent, jobsContract, type TestEvent } from '#shared/contract/jobs.ts';
import type { SocketTestEventView } from '#shared/contract/socketTest.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream, stateStream, testStream } from './streams.ts';

export interface JobsProcedureDeps {
  readonly jobs: Jobs;
  readonly unexpected: ReportUnexpected;
}

const os = implement(jobsContract);

/** The job itself: its answers, and its end. */
const recordProcedures = ({ jobs }: JobsProcedureDeps) => ({
  list: os.list.handler(({ input }) => [...jobs.list(input.openOnly)]),
  create: os.create.handler(({ input }) => jobs.create(input)),
  watch: os.watch.handler(({ input, signal }) =>
    stateStream(
      () => jobs.view(input.id),
      (listener) => jobs.onChange(input.id, listener),
      signal,
    ),
  ),
  save: os.save.handler(({ input }) => jobs.save(input)),
  review: os.review.handler(({ input }) => jobs.review(input.id)),
  changePin: os.changePin.handler(({ input }) => jobs.changePin(input)),
  finish: os.finish.handler(({ input }) => jobs.finish(input)),
  discard: os.discard.handler(({ input }) => jobs.discard(input.id)),
});

/** The charger on the way: found, unlocked, in the Wi-Fi. */
const connectionProcedures = ({ jobs, unexpected }: JobsProcedureDeps) => ({
  connect: os.connect.handler(({ input, signal }) =>
    progressStream((report, stopping) => jobs.connect(input, report, stopping), signal, unexpected),
  ),
  unlock: os.unlock.handler(({ input, signal }) =>
    progressStream((report, stopping) => jobs.unlock(input, report, stopping), signal, unexpected),
  ),
  disconnect: os.disconnect.handler(({ input }) => jobs.disconnect(input.id)),
  tryWifi: os.tryWifi.handler(({ input, signal }) =>
    progressStream((report) => jobs.tryWifi(input, report), signal, unexpected),
  ),
  restoreWifi: os.restoreWifi.handler(({ input, signal }) =>
    progressStream((report) => jobs.restoreWifi(input.id, report), signal, unexpected),
  ),
  crossOver: os.crossOver.handler(({ input, signal }) =>
    progressStream((report) => jobs.crossOver(input.id, report), signal, unexpected),
  ),
});

/** What is written, proven and taken back. */
const writeProcedures = ({ jobs, unexpected }: JobsProcedureDeps) => {
  const test = (
    run: (emit: (event: TestEvent) => void, signal: AbortSignal) => Promise<void>,
    signal: AbortSignal | undefined,
  ) => testStream<TestEvent>(run, signal, unexpected);

  return {
    write: os.write.handler(({ input, signal }) =>
      progressStream((report) => jobs.write(input.id, report), signal, unexpected),
    ),
    prove: os.prove.handler(({ input, signal }) =>
      test((emit, stopping) => jobs.prove(input, emit, stopping), signal),
    ),
    proveBluetooth: os.proveBluetooth.handler(({ input, signal }) =>
      test((emit, stopping) => jobs.proveBluetooth(input, emit, stopping), signal),
    ),
    watchSteering: os.watchSteering.handler(({ input, signal }) =>
      test((emit, stopping) => jobs.watchSteering(input, emit, stopping), signal),
    ),
    socketTest: os.socketTest.handler(({ input, signal }) =>
      testStream<SocketTestEventView>(
        (emit, stopping) => jobs.socketTest(input, emit, stopping),
        signal,
        unexpected,
      ),
    ),
    undo: os.undo.handler(({ input, signal }) =>
      progressStream((report) => jobs.undo(input.id, report), signal, unexpected),
    ),
  };
};

/** The back end of the charger: tried, activated, seen. */
const backEndProcedures = ({ jobs, unexpected }: JobsProcedureDeps) => {
  const backEnd = (
    run: (emit: (event: BackEndProofEvent) => void, signal: AbortSignal) => Promise<void>,
    signal: AbortSignal | undefined,
  ) => testStream<BackEndProofEvent>(run, signal, unexpected);

  return {
    giveSecrets: os.giveSecrets.handler(({ input }) => jobs.giveSecrets(input)),
    generateKey: os.generateKey.handler(({ input }) => jobs.generateKey(input.id)),
    serveHere: os.serveHere.handler(({ input }) => jobs.serveHere(input)),
    tryBackEnd: os.tryBackEnd.handler(({ input, signal }) =>
      backEnd((emit, stopping) => jobs.tryBackEnd(input, emit, stopping), signal),
    ),
    endTrial: os.endTrial.handler(({ input, signal }) =>
      progressStream((report, stopping) => jobs.endTrial(input.id, report, stopping), signal, unexpected),
    ),
    activate: os.activate.handler(({ input, signal }) =>
      progressStream((report) => jobs.activate(input.id, report), signal, unexpected),
    ),
    awaitBackEnd: os.awaitBackEnd.handler(({ input, signal }) =>
      backEnd((emit, stopping) => jobs.awaitBackEnd(input.id, emit, stopping), signal),
    ),
    confirmSeen: os.confirmSeen.handler(({ input }) => jobs.confirmSeen(input)),
  };
};

export const createJobsProcedures = (deps: JobsProcedureDeps) => ({
  ...recordProcedures(deps),
  ...connectionProcedures(deps),
  ...writeProcedures(deps),
  ...backEndProcedures(deps),
});
