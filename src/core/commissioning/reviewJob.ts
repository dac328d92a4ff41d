import { isSecretPoint } from '#core/provisioning/proof.ts';
import type { ReviewView } from '#shared/contract/jobs.ts';
import {
  type CircuitCharger,
  circuitFindings,
  circuitLimit,
  type Finding,
  loadedPhases,
  minimumA,
  stageLimits,
} from '#shared/domain/circuit.ts';
import { clockFindings } from '#shared/domain/clockFindings.ts';
import { controlFindings } from '#shared/domain/controlFindings.ts';
import { closesBluetooth, desiredSettings, pointOfNoReturn } from '#shared/domain/desired.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { goesToNetwork } from '#shared/domain/jobAnswers.ts';
import { closerDbm, isTooFar, networkFindings } from '#shared/domain/networkFindings.ts';
import { changesBetween } from '#shared/domain/plan.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { deviceOf, type JobDeps } from './jobContext.ts';
import type { JobState } from './jobState.ts';

const reachDeadlineMs = 2_000;
const notAvailable = 0xffff;
/** `safety.flags` as every job leaves them: earth monitoring and mains-plug derating on. */
const protectionOn = 3;

/** What a job is going to write, and whether it may. */
export interface JobPlan {
  readonly desired: PointValues;
  readonly current: PointValues;
  readonly limitA: number;
  readonly limitedBy: string;
  readonly findings: readonly Finding[];
}

const steersOverNetwork = (state: JobState) =>
  state.kind === 'load-balancing' && goesToNetwork(state.answers.control.who);

const currentValues = (deps: JobDeps, state: JobState): PointValues => {
  const snapshot = state.asFound ? deps.log.snapshot(state.asFound.snapshotId) : undefined;
  if (!snapshot || !state.charger) throw appError('job.answers-incomplete', { fields: 'charger' });
  return snapshot.values;
};

const circuitCharger = (state: JobState): CircuitCharger => {
  if (!state.charger) throw appError('job.answers-incomplete', { fields: 'charger' });
  const { identity, adapterA } = state.charger;
  const hasCoding = (identity.capabilities >>> 18) % 2 === 1;
  return {
    hardwareMaxA: identity.hardwareMaxA,
    adapterA: hasCoding ? (adapterA === notAvailable ? null : adapterA) : 'not-fitted',
    phases: identity.phases,
    installLimitA: null,
    safetyFlags: protectionOn,
  };
};

const signalFindings = (rssiDbm: number | null): Finding[] =>
  rssiDbm !== null && isTooFar(rssiDbm)
    ? [
        {
          rule: 'stand-closer',
          level: 'refuse',
          field: null,
          params: { rssiDbm, minDbm: closerDbm },
        },
      ]
    : [];

/** Everything a job wants and every rule about it, from the answers and the state as found. */
export const planJob = (deps: JobDeps, state: JobState, rssiDbm: number | null): JobPlan => {
  const current = currentValues(deps, state);
  const charger = circuitCharger(state);
  const { circuit, control, network } = state.answers;
  const country = circuit.country ?? deps.log.site(state.siteId)?.country ?? 'IEC';
  const limit = circuitLimit(stageLimits(circuit, charger, country));
  const phases = loadedPhases(circuit, charger);
  const findings: Finding[] = [
    ...circuitFindings(circuit, charger, country, state.kind),
    ...(state.kind === 'load-balancing'
      ? controlFindings({ control, answers: circuit, limitA: limit.limitA, phases, country })
      : []),
    ...(steersOverNetwork(state)
      ? networkFindings(network, state.wifi.rssiDbm, state.charger?.identity.practice ?? false)
      : []),
    ...clockFindings({
      laptopMs: deps.clock.nowMs(),
      buildMs: deps.buildMs,
      newestEntryMs: deps.log.newestEntryAtMs(),
    }),
    ...signalFindings(rssiDbm),
  ];
  const desired =
    limit.limitA < minimumA
      ? {}
      : desiredSettings({
          job: state.kind,
          country,
          limitA: limit.limitA,
          control,
          network,
          capabilities: state.charger?.identity.capabilities ?? 0,
          current,
        });
  return { desired, current, limitA: limit.limitA, limitedBy: limit.stage, findings };
};

const reachFinding = async (deps: JobDeps, state: JobState, plan: JobPlan): Promise<Finding[]> => {
  if (!closesBluetooth(plan.desired)) return [];
  if (state.wifi.state !== 'proven' || !state.wifi.address) {
    return [{ rule: 'wifi-not-tried', level: 'refuse', field: 'ssid', params: {} }];
  }
  const host = state.wifi.address;
  const port = Number(plan.desired['modbus.port'] ?? plan.current['modbus.port'] ?? 502);
  const isReachable = await deps.modbus.isReachable(host, port, reachDeadlineMs);
  return [
    isReachable
      ? { rule: 'address-reached', level: 'pass', field: null, params: { host, port } }
      : { rule: 'address-silent', level: 'refuse', field: null, params: { host, port } },
  ];
};

/** Where the charger is reached after the point of no return: `host:port/unit`. */
export const modbusAddressOf = (state: JobState, plan: JobPlan): string => {
  const port = Number(plan.desired['modbus.port'] ?? plan.current['modbus.port'] ?? 502);
  return `${state.wifi.address ?? '?'}:${port}/1`;
};

/** Old → new for every value, the checks with their sums, and the sentence before the point of no return. */
export const reviewJob = async (deps: JobDeps, state: JobState): Promise<ReviewView> => {
  const device = deviceOf(deps, state.id);
  const plan = planJob(deps, state, device?.rssiDbm ?? state.charger?.rssiDbm ?? null);
  const findings = [...plan.findings, ...(await reachFinding(deps, state, plan))];
  const profile = device?.session.profile;
  const changes = changesBetween(plan.current, plan.desired, (point) => factsOf(profile, point));
  return {
    changes: changes.map(({ point, group, from, to, secret, doors }) => ({
      point,
      group,
      from,
      to,
      isSecret: secret,
      isWritten: state.written.points.includes(point),
      closesDoor: doors && closesBluetooth({ [point]: to }),
    })),
    findings: findings.map((finding) => ({ ...finding, params: { ...finding.params } })),
    limitA: plan.limitA,
    limitedBy: plan.limitedBy,
    pointOfNoReturn: pointOfNoReturn(plan.desired, modbusAddressOf(state, plan).replace(/\/\d+$/, '')),
    needsNewPin: device?.access.pinIsFactory ?? false,
    canWrite: !isRefused(findings),
  };
};

const factsOf = (profile: DeviceProfile | undefined, point: string) => {
  const known = profile?.points.get(point);
  return {
    block: known?.place.block ?? null,
    wearsFlash: known?.persist === 'flash',
    secret: profile ? isSecretPoint(profile, point) : false,
  };
};

/** Values of the state as found, empty when there is none. */
export const valuesAsFound = (deps: JobDeps, state: JobState): PointValues =>
  (state.asFound ? deps.log.snapshot(state.asFound.snapshotId)?.values : undefined) ?? {};

/** Throws `job.refused` with the rules that stand in the way. */
export const requireAllowed = async (deps: JobDeps, state: JobState): Promise<void> => {
  const { findings, canWrite } = await reviewJob(deps, state);
  if (canWrite) return;
  const refused = findings.filter(({ level }) => level === 'refuse').map(({ rule }) => rule);
  throw appError('job.refused', { rules: refused.join(', ') });
};
