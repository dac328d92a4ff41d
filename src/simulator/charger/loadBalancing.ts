import { type Control, noLimit } from './control.ts';
import { dotted } from './network.ts';
import type { Settings } from './settings.ts';
import type { OwnMeter } from './world.ts';

/** `loadBalancing.meterSource`: Modbus TCP; `meterProfile`: the reference meter, the only one it knows. */
const overNetwork = 2;
const referenceMeter = 1;

/** Where the meter answers that a charger with load balancing of its own reads itself. */
export function ownMeterAddress(
  settings: Settings,
): { readonly host: string; readonly port: number; readonly unit: number } | undefined {
  const follows =
    settings.number('loadBalancing.mode') !== 0 &&
    settings.number('loadBalancing.meterSource') === overNetwork &&
    settings.number('loadBalancing.meterProfile') === referenceMeter;
  if (!follows) return undefined;
  return {
    host: dotted(settings.text('loadBalancing.meterIp')),
    port: settings.number('loadBalancing.meterPort'),
    unit: settings.number('loadBalancing.meterUnit'),
  };
}

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
  ownMeter: OwnMeter | undefined,
  ownCurrents: Amps,
  nowMs: number,
): BalancingView {
  const isPushed = settings.number('loadBalancing.meterSource') <= 1;
  const grid = isPushed ? pushedAmps(control) : ownMeter?.amps;
  const ageS =
    grid === undefined ? undefined : ageOf(isPushed ? control.pushedAtWaitMs : ownMeter?.lostAtMs, nowMs);
  if (settings.number('loadBalancing.mode') === 0) return { ...unused, grid, ageS };
  const isLost = grid === undefined || (ageS ?? 0) > settings.number('loadBalancing.meterTimeout');
  if (isLost) {
    return { state: 2, limitMa: settings.number('loadBalancing.meterLossCurrent'), ageS, grid };
  }
  const room = headroomMa(settings, grid, ownCurrents);
  if (room < smallestMa) return { state: 3, limitMa: 0, ageS, grid };
  return { state: 1, limitMa: room, ageS, grid };
}

function ageOf(sinceMs: number | undefined, nowMs: number): number {
  return sinceMs === undefined ? 0 : Math.max(0, Math.floor((nowMs - sinceMs) / 1000));
}
