import { hasBit } from '#shared/domain/charger/bits.ts';
import { limitOf, numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { minimumA, unknownCountsAsA } from '#shared/domain/stageLimits.ts';

/** Every limit of the charging current, in the order of the current's way; the first of equals binds. */
export const boundNames = [
  'model',
  'adapter',
  'adapter-unknown',
  'installation',
  'cable',
  'user',
  'single-phase',
  'temperature',
  'load-balancing',
  'ocpp',
] as const;
export type BoundName = (typeof boundNames)[number];

export interface CurrentBound {
  readonly name: BoundName;
  /** 0 = this one pauses; not rounded. */
  readonly limitA: number;
  /** Passes by itself (temperature, load balancing …); a setting is not refused because of it. */
  readonly isPassing: boolean;
}

export interface CurrentBounds {
  readonly bounds: readonly CurrentBound[];
  /** The one that holds the current down right now; null when the model's own limit was not read. */
  readonly binding: CurrentBound | null;
  /** Highest whole ampere that may be set, by the lasting bounds; null = unknown, so nothing may be set. */
  readonly maxA: number | null;
  /** Bound that gives `maxA`. */
  readonly maxBy: BoundName | null;
  readonly minA: number;
  /** Whole amperes on offer, 0 (pause) not among them. */
  readonly stepsA: readonly number[];
}

export interface BoundsInput {
  /** Blocks A, B and D as read; what is missing sets no bound, except the model's, which must be known. */
  readonly values: PointValues;
  /** Which setting is to be changed: its own old value does not bind it. */
  readonly editing?: 'settings.maxCurrent' | 'settings.installLimit' | 'limit.current';
}

const adapterCodingBit = 18;

const bound = (name: BoundName, limitA: number | 'none' | null, isPassing = false): CurrentBound[] =>
  typeof limitA === 'number' ? [{ name, limitA, isPassing }] : [];

const adapterBound = (values: PointValues): CurrentBound[] => {
  const capabilities = numberOf(values, 'capabilities');
  const coded = numberOf(values, 'limit.adapter');
  if (coded !== null) return bound('adapter', coded);
  // A charger without coding has no adapter to ask; one with it whose adapter is unknown counts as 10 A.
  return capabilities === null || hasBit(capabilities, adapterCodingBit)
    ? bound('adapter-unknown', unknownCountsAsA)
    : [];
};

const singlePhaseBound = (values: PointValues): CurrentBound[] => {
  const phases = numberOf(values, 'state.phases');
  const built = numberOf(values, 'identity.phases');
  return built === 1 || phases === 1 || phases === 2 || phases === 4
    ? bound('single-phase', numberOf(values, 'settings.maxCurrentSinglePhase'))
    : [];
};

const lowest = (bounds: readonly CurrentBound[]): CurrentBound | null =>
  bounds.reduce<CurrentBound | null>(
    (low, each) => (low === null || each.limitA < low.limitA ? each : low),
    null,
  );

/** Every bound of the current with its value, the one that binds, and the whole amperes that may be chosen. */
export const currentBounds = ({ values, editing }: BoundsInput): CurrentBounds => {
  const model = bound('model', numberOf(values, 'limit.hardwareMax'));
  const isOwn = (point: BoundsInput['editing']) => editing === point;
  const lasting = [
    ...model,
    ...adapterBound(values),
    ...(isOwn('settings.installLimit')
      ? []
      : bound('installation', numberOf(values, 'settings.installLimit'))),
    ...bound('cable', numberOf(values, 'limit.cable')),
    ...(editing === undefined || isOwn('limit.current')
      ? bound('user', numberOf(values, 'settings.maxCurrent'))
      : []),
    ...(editing === undefined || isOwn('limit.current') ? singlePhaseBound(values) : []),
  ];
  const passing = [
    ...bound('temperature', limitOf(values, 'limit.temperature'), true),
    ...bound('load-balancing', limitOf(values, 'limit.loadBalancing'), true),
    ...bound('ocpp', limitOf(values, 'limit.ocpp'), true),
  ];
  const highest = model.length === 0 ? null : lowest(lasting);
  const maxA = highest === null ? null : Math.floor(highest.limitA + 1e-9);
  const minA = Math.max(minimumA, Math.ceil(numberOf(values, 'limit.min') ?? minimumA));
  return {
    bounds: [...lasting, ...passing],
    binding: model.length === 0 ? null : lowest([...lasting, ...passing]),
    maxA,
    maxBy: highest?.name ?? null,
    minA,
    stepsA:
      maxA === null ? [] : Array.from({ length: Math.max(0, maxA - minA + 1) }, (_, index) => minA + index),
  };
};
