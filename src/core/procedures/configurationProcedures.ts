import { implement } from '@orpc/server';
import type { Report } from '#core/configuration/configurationContext.ts';
import type { Configurations } from '#core/configuration/createConfigurations.ts';
import { viewApplied, viewDrift, viewPlan, viewRun, viewSnapshot } from '#core/configuration/views.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { parseDesiredFile } from '#core/provisioning/desiredFile.ts';
import type { DriftKeeper, DriftStatus } from '#core/provisioning/driftKeeper.ts';
import { separateSecrets, type Wanted } from '#core/provisioning/planSession.ts';
import { templateFromSnapshot } from '#core/provisioning/templateFile.ts';
import { configurationContract, type DriftStatusView } from '#shared/contract/configuration.ts';
import { toWireError } from '#shared/contract/wireError.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { freeSession } from './chargerProcedures.ts';
import { editablePoints } from './editablePoint.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream, stateStream } from './streams.ts';

export interface ConfigurationProcedureDeps {
  readonly configurations: Configurations;
  readonly devices: OpenDevices;
  readonly log: SiteLog;
  readonly drift: DriftKeeper;
  /** The reference profile: what a snapshot without an open device is read with. */
  readonly profile: DeviceProfile;
  readonly unexpected: ReportUnexpected;
}

const shownSnapshots = 200;

interface Working {
  readonly report: Report;
  readonly signal: AbortSignal;
}

interface Place {
  readonly deviceId: string;
  readonly siteId: string | null;
  readonly person: string;
}

const viewStatus = (status: DriftStatus): DriftStatusView => {
  if (status.kind === 'known') return { ...status, drift: viewDrift(status.drift) };
  return status.kind === 'failed' ? { kind: 'failed', error: toWireError(status.error) } : status;
};

const os = implement(configurationContract);

const visitorOf = ({ siteId, person }: Place) => ({ siteId, visitId: null, person, jobId: null });

const sessionOf = ({ devices }: ConfigurationProcedureDeps, deviceId: string) =>
  devices.get(deviceId).session;

/** Points, snapshots and files: nothing is asked of the charger. */
const lookProcedures = (deps: ConfigurationProcedureDeps) => ({
  points: os.points.handler(({ input }) => editablePoints(sessionOf(deps, input.deviceId).profile)),
  snapshots: os.snapshots.handler(({ input }) =>
    deps.log.snapshots(input.serial, shownSnapshots).map(viewSnapshot),
  ),
  readFile: os.readFile.handler(({ input }) => {
    const { profile, identity } = sessionOf(deps, input.deviceId);
    const { hardwareMaxA } = identity;
    const file = parseDesiredFile(input.text, { file: input.fileName, profile, hardwareMaxA });
    const { values, secrets } = separateSecrets(profile, file.values);
    return { values, secretNames: Object.keys(secrets), generation: file.generation };
  }),
  saveTemplate: os.saveTemplate.handler(({ input }) => {
    const snapshot = deps.log.snapshot(input.snapshotId);
    if (!snapshot) throw appError('log.not-found', { what: input.snapshotId });
    const day = new Date(snapshot.takenAtMs).toISOString().slice(0, 10);
    return {
      fileName: `${snapshot.chargerSerial}-${day}.yaml`,
      text: templateFromSnapshot(deps.profile, snapshot),
    };
  }),
  runs: os.runs.handler(() => deps.configurations.interrupted().map(viewRun)),
  watchDrift: os.watchDrift.handler(({ input, signal }) => {
    deps.drift.follow(input.deviceId);
    const status = () => viewStatus(deps.drift.status(input.deviceId));
    return stateStream(status, (listener) => deps.drift.onChange(listener), signal);
  }),
  compareAgain: os.compareAgain.handler(({ input }) => deps.drift.compareAgain(input.deviceId)),
  acceptDrift: os.acceptDrift.handler(({ input }) => {
    const { session, jobId } = deps.devices.get(input.deviceId);
    deps.configurations.acceptDrift(session, { ...visitorOf(input), jobId }, input.points);
  }),
  abandon: os.abandon.handler(({ input }) => deps.configurations.abandon(input.runId)),
});

interface Wish {
  readonly values: Wanted['values'];
  readonly secrets: Wanted['secrets'];
  readonly generation: number | null;
  readonly newPin: string | null;
  readonly rewriteSecrets: boolean;
}

/** What a plan is made of, the same beforehand and when it is applied. */
const wishOf = ({ values, secrets, generation, newPin, rewriteSecrets }: Wish, working: Working) => ({
  wanted: { values, secrets, generation },
  options: { newPin, rewriteSecrets, ...working },
});

/** Long work with a charger, each a stream that ends in `done` or `failed`. */
const workProcedures = (deps: ConfigurationProcedureDeps) => {
  const { configurations, unexpected } = deps;
  const stream = <T>(work: (options: Working) => Promise<T>, signal: AbortSignal | undefined) =>
    progressStream((report, stopping) => work({ report, signal: stopping }), signal, unexpected);

  return {
    plan: os.plan.handler(({ input, signal }) =>
      stream(async (working) => {
        const { wanted, options } = wishOf(input, working);
        const session = sessionOf(deps, input.deviceId);
        return viewPlan(await configurations.plan(session, visitorOf(input), wanted, options));
      }, signal),
    ),
    apply: os.apply.handler(({ input, signal }) =>
      stream(async (working) => {
        const { wanted, options } = wishOf(input, working);
        const session = freeSession(deps, input.deviceId);
        return viewApplied(await configurations.apply(session, visitorOf(input), wanted, options));
      }, signal),
    ),
    merge: os.merge.handler(({ input, signal }) =>
      stream(async (working) => {
        const { deviceId, values, baseId } = input;
        const wanted = { values, secrets: {}, generation: null };
        const options = { ...working, baseId };
        const merge = await configurations.merge(
          sessionOf(deps, deviceId),
          visitorOf(input),
          wanted,
          options,
        );
        return { ...merge, rows: [...merge.rows] };
      }, signal),
    ),
    planRollback: os.planRollback.handler(({ input, signal }) =>
      stream(async (working) => {
        const options = { newPin: input.newPin, ...working };
        const session = sessionOf(deps, input.deviceId);
        const found = await configurations.planRollback(session, visitorOf(input), input.snapshotId, options);
        return { plan: viewPlan(found.plan), notRestorable: [...found.notRestorable] };
      }, signal),
    ),
    rollback: os.rollback.handler(({ input, signal }) =>
      stream(async (working) => {
        const { newPin, generation } = input;
        const options = { newPin, generation, ...working };
        const session = freeSession(deps, input.deviceId);
        const done = await configurations.rollback(session, visitorOf(input), input.snapshotId, options);
        return viewApplied(done, done.notRestorable);
      }, signal),
    ),
    resume: os.resume.handler(({ input, signal }) =>
      stream(async (working) => {
        const { runId, deviceId, newPin, secrets } = input;
        const options = { newPin, secrets, ...working };
        return viewApplied(await configurations.resume(runId, freeSession(deps, deviceId), options));
      }, signal),
    ),
  };
};

export const createConfigurationProcedures = (deps: ConfigurationProcedureDeps) => ({
  ...lookProcedures(deps),
  ...workProcedures(deps),
});
