import type { Clock } from '#core/ports/clock.ts';
import { type Allocation, allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import type { BalanceMemory } from '#shared/domain/balancing/allocate/memorySchema.ts';
import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { type SiteLive, stateOfSite } from '#shared/domain/balancing/site/stateOfSite.ts';
import type { SiteLinks } from './connectSite.ts';
import type { DeviceTime } from './deviceTime.ts';
import { waitOrEnd } from './waitOrEnd.ts';

/** One decision with what it was made from. */
export interface Decision {
  readonly live: SiteLive;
  readonly state: BalanceState;
  readonly allocation: Allocation;
}

export interface CycleOptions {
  readonly clock: Clock;
  readonly time: DeviceTime;
  readonly site: Site;
  readonly isDimmed: boolean;
  readonly memory: BalanceMemory | undefined;
}

/** A meter that has not answered by then is left out of this cycle; its age says so. */
const meterWaitMs = 700;

const readMeters = async ({ meters }: SiteLinks, clock: Clock): Promise<void> => {
  const enough = new AbortController();
  await Promise.race([
    Promise.all([...meters.values()].map((meter) => meter.poll())),
    waitOrEnd(clock, meterWaitMs, enough.signal),
  ]);
  enough.abort();
};

/** Reads the meters, shares out the current and hands every charger its set-point. */
export const balanceCycle = async (links: SiteLinks, options: CycleOptions): Promise<Decision> => {
  const { clock, time, site, isDimmed, memory } = options;
  const { steerings, meters } = links;
  await readMeters(links, clock);
  const live: SiteLive = {
    nowS: time.nowS(),
    wallS: time.wallS(),
    meters: Object.fromEntries([...meters].map(([node, meter]) => [node, meter.live()])),
    chargers: Object.fromEntries(steerings.map((each) => [each.charger.id, each.live()])),
    isDimmed,
    ...(memory === undefined ? {} : { memory }),
  };
  const state = stateOfSite(site, live);
  const allocation = allocate(state);
  for (const each of steerings) {
    const { id } = each.charger;
    each.steer(allocation.setA[id] ?? 0);
    if (allocation.wakeUp.includes(id)) each.wakeUp();
  }
  return { live, state, allocation };
};

const cycleMs = 1000;
/** A cycle that fails so often in a row is a fault of this program, and the chargers are safer without it. */
const mostFailures = 3;

/** One cycle per second of device time until the signal; cycles that were missed are not made up for. */
export const everySecond = async (
  clock: Clock,
  signal: AbortSignal,
  cycle: () => Promise<void>,
): Promise<void> => {
  let failures = 0;
  let nextMs = clock.monotonicMs();
  while (!signal.aborted) {
    try {
      await cycle();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures >= mostFailures) throw error;
    }
    nextMs = Math.max(nextMs + cycleMs / clock.speed(), clock.monotonicMs());
    await waitOrEnd(clock, (nextMs - clock.monotonicMs()) * clock.speed(), signal);
  }
};
