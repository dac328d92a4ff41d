import { bitsIn } from '#shared/domain/charger/bits.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type LimitSource, limitInForce, limitSources } from './limitSources.ts';
import { numberOf } from './saneValue.ts';

/** Letters of the control pilot by the number that stands for them. */
const pilotLetters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type PilotLetter = (typeof pilotLetters)[number];

/** Why the charger pauses, at the place of its bit in `state.pauseReason`. */
export const pauseReasons = [
  'user',
  'schedule',
  'load-balancing',
  'modbus',
  'ocpp',
  'failsafe',
  'temperature',
  'authorisation',
  'mains-voltage',
  'session-limit',
  'phase-switch',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Every state in words, with the names its text fills in. */
export const chargeStates = {
  unknown: [],
  starting: [],
  'no-car': [],
  'waiting-for-release': [],
  'waiting-for-car': [],
  charging: ['currentA'],
  'charging-nothing': [],
  'charging-limited': ['currentA', 'limitA', 'source'],
  paused: [],
  'paused-by': ['pause'],
  'paused-by-car': [],
  finished: [],
  fault: [],
  'fault-named': ['fault'],
  service: [],
  'phase-switching': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ChargeStateCode = keyof typeof chargeStates;

export interface ChargeState {
  readonly code: ChargeStateCode;
  readonly params: Readonly<Record<string, number | string>>;
  readonly pilot: PilotLetter | null;
  /** null = nobody can tell: the pilot shows a fault (E, F) or was not read. */
  readonly isCarPlugged: boolean | null;
  readonly isCharging: boolean;
  readonly pausedBy: readonly PauseReason[];
  /** Bit of the newest active fault. */
  readonly faultBit: number | null;
}

const drawingA = 1;
const lastLetter = 15;

const pilotOf = (values: PointValues): PilotLetter | null => {
  const number = numberOf(values, 'state.cp');
  return number === null ? null : (pilotLetters[number - 10] ?? null);
};

const isPlugged = (pilot: PilotLetter | null): boolean | null =>
  pilot === null || pilot === 'E' || pilot === 'F' ? null : pilot !== 'A';

const pausesOf = (values: PointValues): PauseReason[] =>
  bitsIn(numberOf(values, 'state.pauseReason') ?? 0, pauseReasons.length).flatMap(
    (bit) => pauseReasons[bit] ?? [],
  );

const newestFault = (values: PointValues): number | null => {
  const active = bitsIn(numberOf(values, 'state.fault') ?? 0);
  const last = numberOf(values, 'state.lastFault');
  if (last !== null && active.includes(last)) return last;
  return active[0] ?? null;
};

/** The highest current of the three phases; null when none of them is known. */
export const drawnCurrentA = (values: PointValues): number | null => {
  const known = [1, 2, 3].flatMap((phase) => numberOf(values, `meter.current.l${phase}`) ?? []);
  return known.length === 0 ? null : Math.max(...known);
};

type Said = Pick<ChargeState, 'code' | 'params'>;
const say = <Code extends ChargeStateCode>(
  code: Code,
  params: Readonly<Record<(typeof chargeStates)[Code][number], number | string>>,
): Said => ({ code, params });

const ordinary: readonly LimitSource[] = ['hardware', 'user-setting', 'installation'];

const sayCharging = (values: PointValues): Said => {
  const currentA = drawnCurrentA(values);
  // The charger closed its contactor; whether the car draws is not known without its meter.
  if (currentA === null || currentA < drawingA) return say('charging-nothing', {});
  const { limitA, source } = limitInForce(values);
  if (limitA === null || source === null || ordinary.includes(source)) return say('charging', { currentA });
  return say('charging-limited', { currentA, limitA, source: limitSources.indexOf(source) });
};

const sayPaused = (pauses: readonly PauseReason[]): Said => {
  if (pauses.includes('phase-switch')) return say('phase-switching', {});
  const [first] = pauses;
  return first === undefined ? say('paused', {}) : say('paused-by', { pause: pauseReasons.indexOf(first) });
};

const sayFault = (bit: number | null): Said =>
  bit === null ? say('fault', {}) : say('fault-named', { fault: bit });

const sayByPilot = (pilot: PilotLetter | null): Said => {
  if (pilot === 'A') return say('no-car', {});
  if (pilot === 'B') return say('waiting-for-car', {});
  return pilot === 'E' || pilot === 'F' ? say('fault', {}) : say('unknown', {});
};

const sayState = (values: PointValues, pauses: readonly PauseReason[], pilot: PilotLetter | null): Said => {
  switch (numberOf(values, 'state.charge')) {
    case 0:
      return say('starting', {});
    case 1:
      return say('no-car', {});
    case 2:
      return say('waiting-for-release', {});
    case 3:
      return say('waiting-for-car', {});
    case 4:
      return sayCharging(values);
    case 5:
      return sayPaused(pauses);
    case 6:
      return say('paused-by-car', {});
    case 7:
      return say('finished', {});
    case 8:
      return sayFault(newestFault(values));
    case 9:
      return say('service', {});
    default:
      return sayByPilot(pilot);
  }
};

/** What the charger is doing, as the code of a sentence with its parameters; never guesses from missing values. */
export const chargeState = (values: PointValues): ChargeState => {
  const pilotNumber = numberOf(values, 'state.cp');
  const pilot = pilotNumber !== null && pilotNumber > lastLetter ? null : pilotOf(values);
  const pausedBy = pausesOf(values);
  return {
    ...sayState(values, pausedBy, pilot),
    pilot,
    isCarPlugged: isPlugged(pilot),
    isCharging: numberOf(values, 'state.charge') === 4,
    pausedBy,
    faultBit: newestFault(values),
  };
};
