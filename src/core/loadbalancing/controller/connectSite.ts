import type { Clock } from '#core/ports/clock.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { appError } from '#shared/errors/appError.ts';
import type { ControllerDeps, ControllerTask } from './controllerPorts.ts';
import type { DeviceTime } from './deviceTime.ts';
import { isLasting } from './linkStatus.ts';
import { targetOf } from './mayStart.ts';
import { createMeterPoll, type MeterPoll } from './meterPoll.ts';
import { lookForOthers } from './quietLook.ts';
import { planOf, type SavedState } from './savedState.ts';
import { createSteering, type Steering } from './steering.ts';

/** The meters and chargers of a site with their links. */
export interface SiteLinks {
  readonly steerings: readonly Steering[];
  readonly meters: ReadonlyMap<string, MeterPoll>;
}

export interface Connecting {
  readonly deps: ControllerDeps;
  readonly site: Site;
  readonly task: ControllerTask & { readonly id: string };
  readonly time: DeviceTime;
  readonly saved: SavedState | undefined;
  readonly tag: number;
}

/** Opens every meter and begins to connect to every charger; what does not answer yet is tried again by itself. */
export const connectSite = async ({ deps, site, task, time, saved, tag }: Connecting): Promise<SiteLinks> => {
  const meters = new Map<string, MeterPoll>();
  for (const { id, meter } of site.nodes) {
    if (meter?.address === undefined) continue;
    const opened = await deps.openMeter(targetOf(meter.address), meter.profile);
    meters.set(id, createMeterPoll(id, opened, time, deps.unexpected));
  }
  const steerings = site.chargers.flatMap((charger) => {
    if (charger.address === undefined) return [];
    const known = saved?.chargers[charger.id];
    const before = known?.plan === planOf(charger) ? known : undefined;
    const target = targetOf(charger.address);
    return [createSteering({ deps, time, charger, target, holder: task.id, pin: task.pin, tag, before })];
  });
  return { steerings, meters };
};

/** Ends every link; nothing is written. */
export const closeSite = async ({ steerings, meters }: SiteLinks): Promise<void> => {
  await Promise.allSettled([
    ...steerings.map(({ link }) => link.stop()),
    ...[...meters.values()].map((meter) => meter.close()),
  ]);
};

/** Whether the heartbeat in a charger is one that an earlier run of this controller wrote. */
const wasOurs = async ({ link }: Steering, saved: SavedState | undefined): Promise<boolean> => {
  const session = link.session();
  if (saved === undefined || session === undefined) return false;
  const { 'control.heartbeat': beat } = await session.read(['control.heartbeat']);
  return typeof beat === 'number' && Math.floor(beat / 256) === saved.tag;
};

/**
 * Before the first write: every charger that answers is as the plan says, and nobody else steers it. What does not
 * answer counts as lost. `balance.charger-differs`, `balance.no-writes`, `balance.other-controller`,
 * `balance.no-charger`, `device.serial-mismatch`, `pin.*`, `input.invalid`.
 */
export const examineSite = async (
  { steerings }: SiteLinks,
  saved: SavedState | undefined,
  {
    clock,
    time,
    signal,
    task: { name, practice },
  }: { clock: Clock; time: DeviceTime; signal: AbortSignal; task: { name: string; practice: boolean } },
): Promise<void> => {
  await Promise.all(steerings.map(({ link }) => link.firstAttempt));
  if (signal.aborted) return;
  const errors = steerings.map(({ link }) => link.status().error);
  const refused = errors.find(isLasting);
  if (refused) throw refused;
  const reached = steerings.filter(({ link }) => link.status().isVerified);
  if (reached.length === 0) throw appError('balance.no-charger', { site: name });
  // Waits are only divided where time itself runs faster.
  const isReal = reached.some(({ link }) => link.identity()?.practice !== true);
  if (clock.speed() !== 1 && isReal)
    throw appError('input.invalid', { field: 'speed', reason: 'practice sites only' });
  // What is done to a real charger never stands in the log as practice.
  if (practice && isReal)
    throw appError('input.invalid', { field: 'practice', reason: 'a real charger answers' });
  const signs = await Promise.all(
    reached.map(async (steering) => {
      const isOurs = await wasOurs(steering, saved).catch(() => false);
      return lookForOthers(steering, { clock, time, signal, isOurs });
    }),
  );
  for (const [index, sign] of signs.entries()) {
    const charger = reached[index]?.charger;
    if (sign === undefined || charger === undefined) continue;
    throw appError('balance.other-controller', { device: charger.name ?? charger.id, sign });
  }
};
