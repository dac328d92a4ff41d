import { implement } from '@orpc/server';
import { clearFaults } from '#core/charger/clearFaults.ts';
import type { LiveRecorder } from '#core/charger/liveRecorder.ts';
import { runChargerCommand } from '#core/charger/runChargerCommand.ts';
import { placeOfJob } from '#core/commissioning/jobStore.ts';
import { type ConfigurationDeps, journalFor } from '#core/configuration/configurationContext.ts';
import { liftSocketLimit } from '#core/loadbalancing/socketTest/liftSocketLimit.ts';
import { testSocket } from '#core/loadbalancing/socketTest/testSocket.ts';
import { viewSocketEvent, viewSocketResult } from '#core/loadbalancing/socketTest/viewSocketTest.ts';
import { chargerContract, type LiveEvent, type PastSamplesView } from '#shared/contract/charger.ts';
import type { SocketTestEventView } from '#shared/contract/socketTest.ts';
import { appError } from '#shared/errors/appError.ts';
import { viewCleared } from './chargerTests.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { eventStream, progressStream, testStream } from './streams.ts';

export interface ChargerProcedureDeps {
  readonly recorder: LiveRecorder;
  readonly work: ConfigurationDeps;
  readonly unexpected: ReportUnexpected;
}

interface Place {
  readonly deviceId: string;
  readonly siteId: string | null;
  readonly person: string;
}

/** The session a person may write to: while a job holds the charger, only the job does. */
export const freeSession = (
  { devices, log }: Pick<ConfigurationDeps, 'devices' | 'log'>,
  deviceId: string,
) => {
  const { session, jobId } = devices.get(deviceId);
  if (jobId !== null) {
    throw appError('device.leased', { device: session.identity.name, holder: placeOfJob(log, jobId) });
  }
  return session;
};

export const journalAt = (work: ConfigurationDeps, { deviceId, siteId, person }: Place) =>
  journalFor(work, work.devices.get(deviceId).session, { siteId, visitId: null, person, jobId: null });

const watch = (recorder: LiveRecorder, deviceId: string, signal: AbortSignal | undefined) =>
  eventStream<LiveEvent>(async (emit, stopping) => {
    const stopListening = recorder.onSample((id, sample) => {
      if (id === deviceId) emit({ kind: 'sample', sample: { ...sample, values: { ...sample.values } } });
    });
    const stop = recorder.watch(deviceId);
    emit({ kind: 'past', past: structuredClone(recorder.past(deviceId)) as PastSamplesView });
    await new Promise((resolve) => stopping.addEventListener('abort', resolve, { once: true }));
    stopListening();
    stop();
  }, signal);

export const createChargerProcedures = ({ recorder, work, unexpected }: ChargerProcedureDeps) => {
  const os = implement(chargerContract);
  return {
    watch: os.watch.handler(({ input, signal }) => watch(recorder, input.deviceId, signal)),
    command: os.command.handler(({ input, signal }) =>
      progressStream(
        async (report) => {
          report('writing', 0, 1);
          const session = freeSession(work, input.deviceId);
          const proof = await runChargerCommand(session, journalAt(work, input), input.command);
          return { proof: proof.map((row) => ({ ...row })) };
        },
        signal,
        unexpected,
      ),
    ),
    clearFaults: os.clearFaults.handler(({ input, signal }) =>
      progressStream(
        async (report) => {
          report('writing', 0, 1);
          const session = freeSession(work, input.deviceId);
          const { log, clock } = work;
          const { causes } = input;
          return viewCleared(
            await clearFaults({ session, journal: journalAt(work, input), log, clock, causes }),
          );
        },
        signal,
        unexpected,
      ),
    ),
    socketTest: os.socketTest.handler(({ input, signal }) =>
      testStream<SocketTestEventView>(
        async (emit, stopping) => {
          const session = freeSession(work, input.deviceId);
          const { limitA, isLong } = input;
          const result = await testSocket({
            ...{ session, journal: journalAt(work, input), log: work.log, clock: work.clock },
            ...{ limitA, isLong },
            emit: (event) => emit(viewSocketEvent(event)),
            signal: stopping,
          });
          emit({ kind: 'done', result: viewSocketResult(result) });
        },
        signal,
        unexpected,
      ),
    ),
    liftSocketLimit: os.liftSocketLimit.handler(({ input }) =>
      liftSocketLimit({
        session: freeSession(work, input.deviceId),
        journal: journalAt(work, input),
        log: work.log,
      }),
    ),
  };
};
