import type { MeterSessions } from '#core/devices/meters/createMeterSessions.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import { createTestLink } from '#core/loadbalancing/testLink.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { formatDeviceTarget } from '#shared/domain/deviceTarget.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { type BenchCharger, type BenchMeter, createSiteBench, type SiteBench } from './siteTestBench.ts';

export interface BenchDeps {
  readonly clock: Clock;
  readonly devices: Pick<OpenDevices, 'open' | 'close' | 'get' | 'unlock'>;
  readonly meters: Pick<MeterSessions, 'open'>;
}

export interface BenchRequest {
  readonly site: Site;
  /** Ids of the chargers to test. */
  readonly chargers: readonly string[];
  /** Under which the chargers are held. */
  readonly holder: string;
  /** Sent once to each charger, where one is given; set-points themselves need none. */
  readonly pin: string | undefined;
  readonly signal: AbortSignal;
  connecting(charger: string): void;
}

const usualMeter = 'reference-meter';
const defaultPort = 502;
const points = ['failsafe.timeout', 'failsafe.current', 'settings.bootCurrent', 'modbus.flags'] as const;
const mayControl = 2;

const targetOf = ({ host, port, unit }: NonNullable<SiteCharger['address']>): string =>
  formatDeviceTarget({ kind: 'modbus', host, port: port ?? defaultPort, unit: unit ?? 1 });

const requireAsPlanned = (values: PointValues, plan: SiteCharger, device: string): void => {
  const differs = (point: string, expected: string, unit = '') => {
    const found = `${String(values[point] ?? '–')}${unit}`;
    throw appError('site-test.charger-differs', { device, point, expected, found });
  };
  const number = (point: (typeof points)[number]) => {
    const value = values[point];
    return typeof value === 'number' ? value : Number.NaN;
  };
  if (Math.floor(number('modbus.flags') / mayControl) % 2 !== 1) differs('modbus.flags', '3');
  // A higher fall-back, or one that never comes, is what the sums of the plan do not hold for.
  if (!(number('failsafe.current') <= (plan.fallbackA ?? 0)))
    differs('failsafe.current', `${plan.fallbackA ?? 0} A`, ' A');
  const timeoutS = number('failsafe.timeout');
  if (!(timeoutS > 0 && timeoutS <= (plan.timeoutS ?? 0)))
    differs('failsafe.timeout', `${plan.timeoutS ?? 0} s`, ' s');
};

const openCharger = async (
  deps: BenchDeps,
  request: BenchRequest,
  plan: SiteCharger,
): Promise<BenchCharger> => {
  const { devices } = deps;
  const { holder, signal, pin } = request;
  if (plan.address === undefined) throw appError('site-test.refused', { rules: `address: ${plan.id}` });
  const target = targetOf(plan.address);
  const { session } = await devices.open(target, { jobId: holder, signal });
  try {
    const { serial, practice: isVirtual } = session.identity;
    if (plan.serial !== undefined && plan.serial !== serial)
      throw appError('device.serial-mismatch', { expected: plan.serial, found: serial });
    if (pin !== undefined && pin !== '') await devices.unlock(session.id, pin);
    const values = await session.read(points);
    requireAsPlanned(values, plan, plan.name ?? plan.id);
    const number = (point: (typeof points)[number]) => Number(values[point] ?? 0);
    const fallbackA = number('failsafe.current');
    return {
      ...{ plan, name: plan.name ?? plan.id, serial, target, deviceId: session.id, fallbackA },
      ...{ timeoutS: number('failsafe.timeout'), isVirtual },
      // A watchdog starts tripped: the lower of both is in force.
      bootA: Math.min(number('settings.bootCurrent'), fallbackA),
      ...{ setA: null, isRefreshed: true, link: createTestLink(session), wroteMs: -10_000 },
      ...{ look: null, lookBefore: null },
      refreshedMs: -Infinity,
    };
  } catch (error) {
    await devices.close(session.id);
    throw error;
  }
};

const openMeters = async (deps: BenchDeps, site: Site): Promise<BenchMeter[]> => {
  const opened: BenchMeter[] = [];
  for (const { id, meter } of site.nodes) {
    if (meter?.address === undefined) continue;
    const { host, port, unit } = meter.address;
    const target = formatDeviceTarget({ kind: 'modbus', host, port: port ?? defaultPort, unit: unit ?? 1 });
    const profile = meter.profile ?? usualMeter;
    const session = await deps.meters.open(target, { profile, keepTrying: true });
    opened.push({ node: id, session, currentA: null });
  }
  return opened;
};

/** Opens every device of a test; when one cannot be used, those that were opened are closed again. */
export const openSiteBench = async (
  deps: BenchDeps,
  request: BenchRequest,
): Promise<{ readonly bench: SiteBench; close(): Promise<void> }> => {
  const { site, signal, holder, connecting } = request;
  const chargers: BenchCharger[] = [];
  let meters: BenchMeter[] = [];
  const close = async () => {
    await Promise.allSettled([
      ...meters.map(({ session }) => session.close()),
      ...chargers.map(({ deviceId }) => deps.devices.close(deviceId)),
    ]);
  };
  try {
    meters = await openMeters(deps, site);
    for (const plan of site.chargers.filter(({ id }) => request.chargers.includes(id))) {
      signal.throwIfAborted();
      connecting(plan.id);
      chargers.push(await openCharger(deps, request, plan));
    }
    const { clock, devices } = deps;
    return { bench: createSiteBench({ site, clock, signal, devices, holder, chargers, meters }), close };
  } catch (error) {
    await close();
    throw error;
  }
};
