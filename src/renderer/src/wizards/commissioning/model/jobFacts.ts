import type { JobStep, JobView } from '#shared/contract/jobs.ts';
import type { CircuitCharger } from '#shared/domain/circuit.ts';
import { controlAnswersSchema, goesToNetwork } from '#shared/domain/jobAnswers.ts';

const NOT_AVAILABLE = 0xffff;
const PLUG_CODING_BIT = 18;
/** Earth monitoring and derating, as every job leaves them. */
const PROTECTION_ON = 3;

/** What the rules ask of the charger; the most cautious charger while none was chosen. */
export const circuitChargerOf = ({ charger }: JobView): CircuitCharger => {
  if (charger === null) return { hardwareMaxA: 32, adapterA: 'not-fitted', phases: 3, installLimitA: null };
  const { identity, adapterA } = charger;
  const hasCoding = Math.floor(identity.capabilities / 2 ** PLUG_CODING_BIT) % 2 === 1;
  return {
    hardwareMaxA: identity.hardwareMaxA,
    adapterA: hasCoding ? (adapterA === NOT_AVAILABLE ? null : adapterA) : 'not-fitted',
    phases: identity.phases,
    installLimitA: null,
    safetyFlags: PROTECTION_ON,
  };
};

/** True when another controller takes over, so that Bluetooth is going to be silent. */
export const leavesBluetooth = ({ kind }: JobView, who: JobView['answers']['control']['who']): boolean =>
  kind === 'load-balancing' && goesToNetwork(who);

const STEPS: Readonly<Record<JobView['kind'], readonly JobStep[]>> = {
  'own-circuit': ['charger', 'board', 'review', 'prove', 'done'],
  'load-balancing': ['charger', 'board', 'network', 'review', 'prove', 'done'],
  ocpp: ['charger', 'backend', 'network', 'review', 'prove', 'done'],
};

/** The steps of this kind of job, in their order. */
export const stepsOf = ({ kind }: JobView): readonly JobStep[] => STEPS[kind];

/** Behind the point of no return of a back end; also when nobody heard whether the charger went there. */
export const isActivated = ({ backEnd }: JobView): boolean =>
  backEnd !== null && backEnd.activation !== 'none';

/** Connected, and open for reading and writing; over the network only a back end still to come needs the PIN. */
export const isReady = (job: JobView): boolean => {
  const { state, door, access } = job.connection;
  const isFree = door === 'modbus' && (job.kind !== 'ocpp' || isActivated(job));
  return state === 'open' && (isFree || access?.state === 'open');
};

/** Network settings are in the charger as a trial; the ones as found can be put back. */
export const isOnTrial = ({ wifi, written, open }: JobView): boolean =>
  open && wifi.state !== 'untried' && !written.settings;

/** Something of this job is in the charger and Bluetooth is there to take it back. */
export const canUndo = ({ written, status }: JobView): boolean =>
  !written.doorsClosed &&
  ['wifi-trial', 'settings', 'settings-proven', 'interrupted'].includes(status.written);

export type StepMark = 'written' | 'answered' | 'open';

const isWrittenStep = (job: JobView, step: JobStep): boolean => {
  const { written } = job;
  switch (step) {
    case 'charger':
      return false;
    case 'network':
      return written.settings || job.wifi.state !== 'untried';
    case 'board':
    case 'backend':
    case 'review':
      return written.settings;
    case 'prove':
      return (
        written.networkProof !== 'none' || (job.kind === 'own-circuit' && written.bluetoothProof !== 'none')
      );
    case 'done':
      return job.result !== null;
    default:
      return step satisfies never;
  }
};

/** Filled when something of the step is in the charger or in the log, outlined when it is only answered. */
export const markOf = (job: JobView, step: JobStep): StepMark => {
  if (isWrittenStep(job, step)) return 'written';
  const steps = stepsOf(job);
  return steps.indexOf(step) < steps.indexOf(job.step) ? 'answered' : 'open';
};

const CONTROL_FIELDS: readonly string[] = Object.keys(controlAnswersSchema.shape);
const NETWORK_FIELDS = ['ssid', 'ipMode', 'address', 'netmask', 'gateway', 'hasReservation'];

/** The step on which an answer can be changed. */
export const stepOfField = ({ kind }: JobView, field: string): 'board' | 'backend' | 'network' => {
  if (kind === 'ocpp') return NETWORK_FIELDS.includes(field) ? 'network' : 'backend';
  return kind === 'load-balancing' && [...CONTROL_FIELDS, ...NETWORK_FIELDS].includes(field)
    ? 'network'
    : 'board';
};
