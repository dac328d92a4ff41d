import { bitsIn } from '#shared/domain/charger/bits.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type Fault, type FaultSeverity, faultOf } from './faultCatalogue.ts';

/** `active` = there now and stops charging; `warning` = there now, charging goes on; `latched` = over, not cleared. */
export type FaultStage = 'active' | 'warning' | 'latched';

export interface FaultNow {
  readonly fault: Fault;
  readonly stage: FaultStage;
  readonly isNewest: boolean;
}

const severities: readonly FaultSeverity[] = ['danger', 'stop', 'limits', 'notice'];
const stages: readonly FaultStage[] = ['active', 'latched', 'warning'];

const rank = ({ fault, stage }: FaultNow): number =>
  severities.indexOf(fault.severity) * 10 + stages.indexOf(stage);

/**
 * Every fault and warning of a sample, each once, the most dangerous first. null when the charger did not say: that
 * is not the same as none.
 */
export const faultsNow = (values: PointValues): FaultNow[] | null => {
  const bitmaps = ['state.fault', 'state.warning', 'state.faultLatched'].map((point) =>
    numberOf(values, point),
  );
  const [active, warning, latched] = bitmaps.map((bitmap) => (bitmap === null ? null : bitsIn(bitmap)));
  if (!active || !warning || !latched) return null;
  const newest = numberOf(values, 'state.lastFault');
  const stageOf = (bit: number): FaultStage =>
    active.includes(bit) ? 'active' : latched.includes(bit) ? 'latched' : 'warning';
  return [...new Set([...active, ...latched, ...warning])]
    .map((bit) => ({ fault: faultOf(bit), stage: stageOf(bit), isNewest: bit === newest }))
    .toSorted((left, right) => rank(left) - rank(right) || left.fault.bit - right.fault.bit);
};

export interface FaultChange {
  readonly bit: number;
  readonly change: 'came' | 'ended' | 'cleared';
}

/** What happened between two looks at the faults, for the log and for notifications. */
export const faultChanges = (before: readonly FaultNow[], after: readonly FaultNow[]): FaultChange[] => {
  const stageIn = (list: readonly FaultNow[], bit: number) =>
    list.find(({ fault }) => fault.bit === bit)?.stage ?? null;
  const bits = new Set([...before, ...after].map(({ fault }) => fault.bit));
  return [...bits].flatMap((bit): FaultChange[] => {
    const [was, is] = [stageIn(before, bit), stageIn(after, bit)];
    if (is === 'active' || is === 'warning') return was === is ? [] : [{ bit, change: 'came' }];
    if (is === 'latched')
      return was === null ? [{ bit, change: 'came' }] : was === 'latched' ? [] : [{ bit, change: 'ended' }];
    return [{ bit, change: was === 'warning' ? 'ended' : 'cleared' }];
  });
};
