import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';

/**
 * What a charger may draw per phase when nobody steers it any more. `assumed` = the usual settings were taken for
 * points that neither the table nor the charger has told; `atMostA` null = no upper bound is known either.
 */
export type Fallback =
  | { readonly kind: 'known' | 'assumed'; readonly currentA: number }
  | { readonly kind: 'unknown'; readonly atMostA: number | null };

const isOn = (flags: PointValue | undefined, bit: number): boolean | undefined =>
  typeof flags === 'number' ? (flags & bit) !== 0 : undefined;

/** The limits that hold whatever the fall-back says: the lowest of all sources is in force (register map, 1). */
const capOf = (values: PointValues): number | null => {
  const caps = ['settings.maxCurrent', 'settings.installLimit', 'limit.hardwareMax'].flatMap((point) => {
    const value = values[point];
    return typeof value === 'number' ? [value] : [];
  });
  return caps.length === 0 ? null : Math.min(...caps);
};

/** Works out the fall-back from settings as they will be (the row over what was found). */
export const fallbackOf = (values: PointValues): Fallback => {
  const cap = capOf(values);
  const limited = (value: PointValue | undefined, kind: 'known' | 'assumed'): Fallback =>
    typeof value === 'number'
      ? { kind, currentA: Math.min(value, cap ?? value) }
      : { kind: 'unknown', atMostA: cap };
  const mode = values['loadBalancing.mode'];
  if (mode === 1) return limited(values['loadBalancing.meterLossCurrent'], 'known');
  const isServed = isOn(values['modbus.flags'], 1);
  const timeoutS = values['failsafe.defaultTimeout'];
  const action = values['failsafe.defaultAction'];
  // Nobody steers it, its watchdog is off, or it holds the last set-point: up to its own limit.
  const isHolding = action === 2 || timeoutS === 0;
  if (isServed === false || isHolding) {
    if (cap === null) return { kind: 'unknown', atMostA: null };
    return { kind: mode === undefined ? 'assumed' : 'known', currentA: cap };
  }
  const isTold = [mode, timeoutS, action].every((value) => typeof value === 'number') && isServed === true;
  return limited(values['failsafe.defaultCurrent'], isTold ? 'known' : 'assumed');
};
