import { type Control, noLimit } from './control.ts';
import type { Settings } from './settings.ts';

type Amps = readonly [number, number, number];

/** What the charger's own load balancing allows, from the house meter it follows. */
export interface BalancingView {
  /** As `loadBalancing.state`. */
  readonly state: 0 | 1 | 2 | 3;
  readonly limitMa: number;
  readonly ageS: number | undefined;
  /** House currents in A, when there is a meter. */
  readonly grid: Amps | undefined;
}

const unused: BalancingView = { state: 0, limitMa: noLimit, ageS: undefined, grid: undefined };
const smallestMa = 6000;

function pushedAmps(control: Control): Amps | undefined {
  if (control.pushed === undefined) return undefined;
  const [l1, l2, l3] = control.pushed;
  return [l1 / 100, l2 / 100, l3 / 100];
}

function headroomMa(settings: Settings, grid: Amps, own: Amps): number {
  const ratedA = settings.number('loadBalancing.houseFuse') / 10;
  const reserveA = settings.number('loadBalancing.reserve') / 10;
  const others = grid.map((amps, phase) => amps - (own[phase] ?? 0));
  // Export is never credited: a reversed current transformer would otherwise raise the limit.
  const worstA = Math.max(0, ...others);
  return Math.floor((ratedA - reserveA - worstA) * 1000);
}

export function viewBalancing(
  settings: Settings,
  control: Control,
  ownMeter: Amps | undefined,
  ownCurrents: Amps,
  nowMs: number,
): BalancingView {
  const isPushed = settings.number('loadBalancing.meterSource') <= 1;
  const grid = isPushed ? pushedAmps(control) : ownMeter;
  const ageS = grid === undefined ? undefined : ageOf(control, !isPushed, nowMs);
  if (settings.number('loadBalancing.mode') === 0) return { ...unused, grid, ageS };
  const isLost = grid === undefined || (ageS ?? 0) > settings.number('loadBalancing.meterTimeout');
  if (isLost) {
    return { state: 2, limitMa: settings.number('loadBalancing.meterLossCurrent'), ageS, grid };
  }
  const room = headroomMa(settings, grid, ownCurrents);
  if (room < smallestMa) return { state: 3, limitMa: 0, ageS, grid };
  return { state: 1, limitMa: room, ageS, grid };
}

function ageOf(control: Control, isOwnMeter: boolean, nowMs: number): number {
  return isOwnMeter ? 0 : Math.floor((nowMs - control.pushedAtWaitMs) / 1000);
}
