import { z } from 'zod';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { unsafeFindings } from './planFindings.ts';

/**
 * A value of an earlier state that is not put back, and why; `unsafe` = on purpose, it would leave no protection;
 * `certificate` = a charger's can be replaced, never deleted or read.
 */
export const notRestorableSchema = z.object({
  point: z.string(),
  reason: z.enum(['counter', 'secret', 'closed-door', 'not-readable', 'unsafe', 'certificate']),
});
export type NotRestorable = Readonly<z.infer<typeof notRestorableSchema>>;

export interface RestorePoint {
  readonly name: string;
  readonly isWritable: boolean;
  readonly storage: 'fixed' | 'ram' | 'staged';
  readonly secret: boolean;
}

export interface RestoreInput {
  readonly points: Iterable<RestorePoint>;
  readonly earlier: PointValues;
  readonly now: PointValues;
  /** Secrets whose old value is at hand. */
  readonly knownSecrets: readonly string[];
  /** Secrets that had a value then. */
  readonly secretsThen: readonly string[];
  /** Secrets that have one now. */
  readonly secretsNow: readonly string[];
  /** Bluetooth is closed: only a factory reset opens it, so the doors stay as they are. */
  readonly isDoorClosed: boolean;
}

const doorPoints = ['modbus.flags', 'loadBalancing.mode', 'ocpp.mode'];

/** Counters that go on whatever is written; told so that nobody wonders. */
const counters = [
  'generation.settings',
  'generation.cards',
  'meter.energy.total',
  'state.bootCount',
  'state.relayCycles',
];

/** A network the charger could be reached over; without one the settings of the network are part of the door. */
const hasNetwork = (values: PointValues) =>
  typeof values['wifi.mode'] === 'number' &&
  values['wifi.mode'] > 0 &&
  typeof values['wifi.ssid'] === 'string' &&
  values['wifi.ssid'] !== '';

const isNetworkPoint = (name: string) => name.startsWith('wifi.') || name.startsWith('network.');

const isSame = (left: unknown, right: unknown) =>
  typeof left === 'number' && typeof right === 'number' ? Math.abs(left - right) < 1e-6 : left === right;

/** Earlier values no plan may write: they stay as they are, and whoever goes back is told. */
const unsafePoints = (now: PointValues, values: PointValues): ReadonlySet<string> => {
  const found = unsafeFindings({ ...now, ...values }, new Set(Object.keys(values)));
  return new Set(found.flatMap(({ field }) => (field !== null && field in values ? [field] : [])));
};

/**
 * What has to be wanted so that a charger is again as it was, and what cannot be: counters go on, secrets are only
 * there when somebody kept them (one that was not there then is deleted), a closed door opens by factory reset alone, and a protection that was off stays on.
 */
export const restorableState = (
  input: RestoreInput,
): {
  readonly values: PointValues;
  /** Secrets there was none of then: deleted. */
  readonly erased: readonly string[];
  readonly notRestorable: readonly NotRestorable[];
} => {
  const { earlier, now, knownSecrets, secretsThen, secretsNow, isDoorClosed } = input;
  const values: PointValues = {};
  const erased: string[] = [];
  const notRestorable: NotRestorable[] = [];
  const isDoor = (name: string) =>
    doorPoints.includes(name) || (isNetworkPoint(name) && !hasNetwork(earlier));
  for (const { name, isWritable, storage, secret } of input.points) {
    if (counters.includes(name) && !isSame(earlier[name], now[name]))
      notRestorable.push({ point: name, reason: 'counter' });
    if (!isWritable || storage !== 'staged') continue;
    if (secret) {
      const isKept = isDoorClosed && isDoor(name);
      if (!secretsThen.includes(name)) {
        if (secretsNow.includes(name) && !isKept) erased.push(name);
      } else if (!knownSecrets.includes(name)) notRestorable.push({ point: name, reason: 'secret' });
      continue;
    }
    const value = earlier[name];
    if (isSame(value, now[name])) continue;
    if (value === undefined || value === null) notRestorable.push({ point: name, reason: 'not-readable' });
    else if (isDoorClosed && isDoor(name)) notRestorable.push({ point: name, reason: 'closed-door' });
    else values[name] = value;
  }
  for (const point of unsafePoints(now, values)) {
    delete values[point];
    notRestorable.push({ point, reason: 'unsafe' });
  }
  return { values, erased, notRestorable };
};
