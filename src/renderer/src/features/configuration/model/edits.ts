import type { EditablePoint } from '#shared/contract/configuration.ts';
import { type PointValue, type PointValues, samePointValue } from '#shared/domain/pointValue.ts';
import { valueProblem } from './valueProblem.ts';

/** What a person wants to be different. Nothing of it has been sent. */
export interface Edits {
  readonly values: PointValues;
  /** Secret point → the new one; kept in memory only. */
  readonly secrets: Readonly<Record<string, string>>;
}

export const noEdits: Edits = { values: {}, secrets: {} };

export const isSameValue = samePointValue;

const without = <T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** A value that is typed back to what the charger has is no edit any more. */
export const withValue = (edits: Edits, current: PointValues, point: string, value: PointValue): Edits => ({
  ...edits,
  values: isSameValue(value, current[point])
    ? without(edits.values, point)
    : { ...edits.values, [point]: value },
});

export const withSecret = (edits: Edits, point: string, secret: string): Edits => ({
  ...edits,
  secrets: secret === '' ? without(edits.secrets, point) : { ...edits.secrets, [point]: secret },
});

export const withoutPoint = (edits: Edits, point: string): Edits => ({
  values: without(edits.values, point),
  secrets: without(edits.secrets, point),
});

/** The edits that still are a difference from what the charger has. */
export const stillDifferent = (edits: Edits, current: PointValues): Edits => ({
  ...edits,
  values: Object.fromEntries(
    Object.entries(edits.values).filter(([point, value]) => !isSameValue(value, current[point])),
  ),
});

export const countEdits = ({ values, secrets }: Edits): number =>
  Object.keys(values).length + Object.keys(secrets).length;

// They belong to one charger, or to the moment, and are wrong on any other.
const OWN = /^(network\.(address|hostname)|ocpp\.identity|cards\.|clock\.|commit\.)/;

export interface Taken {
  readonly edits: Edits;
  /** Points this charger does not have or whose value it does not take. */
  readonly leftOut: readonly string[];
}

/** Takes wanted values over as edits; what does not fit this charger is left out and named. */
export const takeOver = (input: {
  readonly edits: Edits;
  readonly wanted: PointValues;
  readonly points: readonly EditablePoint[];
  readonly current: PointValues;
  readonly hardwareMaxA: number;
  readonly isOtherCharger?: boolean;
}): Taken => {
  const { wanted, current, hardwareMaxA, isOtherCharger = false } = input;
  let { edits } = input;
  const leftOut: string[] = [];
  for (const point of input.points) {
    const value = wanted[point.name];
    if (value === undefined || value === null || !point.isWritable || point.isSecret) continue;
    if (isOtherCharger && OWN.test(point.name)) continue;
    if (valueProblem(point, value, hardwareMaxA) === null || isSameValue(value, current[point.name])) {
      edits = withValue(edits, current, point.name, value);
    } else leftOut.push(point.name);
  }
  return { edits, leftOut };
};
