import { isSecretPoint } from '#core/provisioning/proof.ts';
import type { ReviewView } from '#shared/contract/jobReview.ts';
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
import {
  closesBluetooth,
  desiredSettings,
  factoryCurrentA,
  pointOfNoReturn,
} from '#shared/domain/desired.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { goesToNetwork } from '#shared/domain/jobAnswers.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { closerDbm, isTooFar, networkFindings } from '#shared/domain/networkFindings.ts';
import { besideOcppFindings } from '#shared/domain/ocppJob/ocppJobFindings.ts';
import { changesBetween } from '#shared/domain/plan.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { doorAfter, secretsToWrite } from './backEnd/backEndView.ts';
import { type BackEndPlan, planBackEnd } from './backEnd/planBackEnd.ts';
import { deviceOf, type JobDeps } from './jobContext.ts';
import type { JobPlan } from './jobPlan.ts';
import type { JobState } from './jobState.ts';

const reachDeadlineMs = 2_000;
const notAvailable = 0xffff;
/** `safety.flags` as every job leaves them: earth monitoring and mains-plug derating on. */
const protectionOn = 3;

const steersOverNetwork = (state: JobState) =>
  state.kind === 'load-balancing' && goesToNetwork(state.answers.control.who);

const snapshotAsFound = (deps: JobDeps, state: JobState): Snapshot => {
  const snapshot = state.asFound ? deps.log.snapshot(state.asFound.snapshotId) : undefined;
  if (!snapshot || !state.charger) throw appError('job.answers-incomplete', { fields: 'charger' });
  return snapshot;
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

const planCircuit = (deps: JobDeps, state: JobState, kind: Exclude<JobState['kind'], 'ocpp'>): JobPlan => {
  const current = snapshotAsFound(deps, state).values;
  const charger = circuitCharger(state);
  const { circuit, control, network } = state.answers;
  const country = circuit.country ?? deps.log.site(state.siteId)?.country ?? 'IEC';
  const limit = circuitLimit(stageLimits(circuit, charger, country));
  const phases = loadedPhases(circuit, charger);
  const findings: Finding[] = [
    ...circuitFindings(circuit, charger, country, kind),
    ...(kind === 'load-balancing'
      ? [
          ...controlFindings({ control, answers: circuit, limitA: limit.limitA, phases, country }),
          ...besideOcppFindings(current),
        ]
      : []),
    ...(steersOverNetwork(state)
      ? networkFindings(network, state.wifi.rssiDbm, state.charger?.identity.practice ?? false)
      : []),
    ...clockFindings({
      laptopMs: deps.clock.nowMs(),
      buildMs: deps.buildMs,
      newestEntryMs: deps.log.newestEntryAtMs(),
    }),
  ];
  const desired =
    limit.limitA < minimumA
      ? {}
      : desiredSettings({
          job: kind,
          country,
          limitA: limit.limitA,
          control,
          network,
          capabilities: state.charger?.identity.capabilities ?? 0,
          current,
        });
  return { desired, current, limitA: limit.limitA, limitedBy: limit.stage, findings };
};

/** What a job of kind `ocpp` wants beside the plan of every job. */
export const planBackEndJob = (deps: JobDeps, state: JobState): BackEndPlan =>
  planBackEnd(deps, state, snapshotAsFound(deps, state));

/** Everything a job wants and every rule about it, from the answers and the state as found. */
export const planJob = (deps: JobDeps, state: JobState, rssiDbm: number | null): JobPlan => {
  const plan = state.kind === 'ocpp' ? planBackEndJob(deps, state) : planCircuit(deps, state, state.kind);
  return { ...plan, findings: [...plan.findings, ...signalFindings(rssiDbm)] };
};

const reachFinding = async (deps: JobDeps, state: JobState, plan: JobPlan): Promise<Finding[]> => {
  if (state.kind === 'ocpp' || !closesBluetooth(plan.desired)) return [];
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

/** The sentence before Bluetooth goes silent; null where it stays on, or is silent already. */
const noReturnOf = (
  state: JobState,
  plan: JobPlan,
  backEnd: BackEndPlan | null,
): ReviewView['pointOfNoReturn'] => {
  if (backEnd === null) {
    const point = pointOfNoReturn(plan.desired, modbusAddressOf(state, plan).replace(/\/\d+$/, ''));
    return point && { way: 'modbus', ...point };
  }
  if (backEnd.connectionUrl === null || doorAfter(state) === 'modbus') return null;
  const fromA = Number(plan.current['settings.maxCurrent'] ?? factoryCurrentA);
  return { way: 'back-end', address: backEnd.connectionUrl, fromA, toA: factoryCurrentA };
};

/** Old → new for every value, the checks with their sums, and the sentence before the point of no return. */
export const reviewJob = async (deps: JobDeps, state: JobState): Promise<ReviewView> => {
  const device = deviceOf(deps, state.id);
  const plan = planJob(deps, state, device?.rssiDbm ?? state.charger?.rssiDbm ?? null);
  const findings = [...plan.findings, ...(await reachFinding(deps, state, plan))];
  const profile = device?.session.profile;
  const backEnd = state.kind === 'ocpp' ? planBackEndJob(deps, state) : null;
  const wanted = { ...(backEnd && secretsToWrite(deps, state)), ...plan.desired };
  const changes = changesBetween(plan.current, wanted, (point) => factsOf(profile, point));
  const ocppFindings = [...(backEnd?.ocppFindings ?? [])];
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
    ocppFindings,
    limitA: plan.limitA,
    limitedBy: plan.limitedBy,
    pointOfNoReturn: noReturnOf(state, plan, backEnd),
    needsNewPin: device?.access.pinIsFactory ?? false,
    canWrite: !isRefused(findings) && !ocppFindings.some(({ severity }) => severity === 'block'),
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
  const { findings, ocppFindings, canWrite } = await reviewJob(deps, state);
  if (canWrite) return;
  const refused = [
    ...findings.filter(({ level }) => level === 'refuse').map(({ rule }) => rule),
    ...ocppFindings.filter(({ severity }) => severity === 'block').map(({ code }) => code),
  ];
  throw appError('job.refused', { rules: refused.join(', ') });
};
