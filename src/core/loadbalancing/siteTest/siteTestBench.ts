import type { MeterSession } from '#core/devices/meters/meterSession.types.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import { createTestLink, type Look, type TestLink } from '#core/loadbalancing/testLink.ts';
import type { Clock } from '#core/ports/clock.ts';
import {
  type ChargerNow,
  overloadedPhase,
  type RaiseRoom,
  raiseRoom,
} from '#shared/domain/balancing/commissioning/raiseRoom.ts';
import type { PhaseAmps } from '#shared/domain/balancing/phases.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { appError } from '#shared/errors/appError.ts';

/** A charger of the test, open, with what was asked of it last. */
export interface BenchCharger {
  readonly plan: SiteCharger;
  readonly name: string;
  readonly serial: string;
  readonly target: string;
  /** Changes when it is opened anew. */
  deviceId: string;
  readonly fallbackA: number;
  readonly timeoutS: number;
  readonly bootA: number;
  readonly isVirtual: boolean;
  /** Last set-point; null = it was never set, or its mains were off since. */
  setA: number | null;
  /** False while its watchdog is to trip. */
  isRefreshed: boolean;
  link: TestLink;
  look: Look | null;
  /** The one of the round before. */
  lookBefore: Look | null;
  wroteMs: number;
  refreshedMs: number;
}

export interface BenchMeter {
  readonly node: string;
  readonly session: MeterSession;
  /** Null = no fresh and complete reading. */
  currentA: PhaseAmps | null;
}

export interface SiteBench {
  readonly site: Site;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly devices: Pick<OpenDevices, 'open' | 'close' | 'get'>;
  /** Under which the chargers are held. */
  readonly holder: string;
  readonly chargers: readonly BenchCharger[];
  readonly meters: readonly BenchMeter[];
  deviceMs(): number;
  /** One second of device time, then every meter and charger once; refreshes what is due. `site-test.node-exceeded`. */
  round(): Promise<void>;
  /** Sets a current; a raise only when it fits under every limit as the meters show them now, else what stands in the way. */
  set(charger: BenchCharger, amperes: number): Promise<RaiseRoom | null>;
  room(charger: BenchCharger): Promise<RaiseRoom>;
  refresh(charger: BenchCharger): Promise<void>;
  /** Every charger that can be reached to its fall-back current, whatever happened; what each is left with. */
  retreat(): Promise<Readonly<Record<string, number>>>;
  onRound(listener: () => void): void;
}

export interface BenchOptions
  extends Pick<SiteBench, 'site' | 'clock' | 'signal' | 'devices' | 'holder' | 'chargers' | 'meters'> {}

const roundMs = 1_000;
/** Registers of control take one write per second. */
const writeGapMs = 1_100;

/** The highest phase a charger draws; null when it does not say. */
export const drawnA = (look: Look | null): number | null => {
  const known = look?.currentA.filter((a) => a !== null) ?? [];
  return known.length === 0 ? null : Math.max(...known);
};

const readMeter = async (meter: BenchMeter): Promise<void> => {
  try {
    const [l1, l2, l3] = (await meter.session.read()).currentA;
    const isFresh = meter.session.state() === 'ok' && l1 !== null && l2 !== null && l3 !== null;
    meter.currentA = isFresh ? [l1, l2, l3] : null;
  } catch {
    // A meter that does not answer lets nothing be raised.
    meter.currentA = null;
  }
};

/**
 * What a charger drew for certain when the meter took its sample, which may be a second old: the lower of two rounds. A
 * rise the meter has not shown yet would make room that is not there.
 */
const drawnForCertainA = ({ look, lookBefore }: BenchCharger): number | null => {
  const [now, before] = [drawnA(look), drawnA(lookBefore)];
  return now === null || before === null ? null : Math.min(now, before);
};

const chargersNow = ({ site, chargers }: BenchOptions): ReadonlyMap<string, ChargerNow> =>
  new Map(
    site.chargers.map((plan) => {
      const open = chargers.find((charger) => charger.plan.id === plan.id);
      // One that is not part of the test stands at its fall-back, or anywhere where there is none.
      const untouchedA = plan.fallbackA ?? plan.maxA;
      if (open === undefined) return [plan.id, { setA: untouchedA, drawnA: null }];
      return [
        plan.id,
        { setA: open.setA ?? Math.max(open.fallbackA, untouchedA), drawnA: drawnForCertainA(open) },
      ];
    }),
  );

const retreatOne = async (bench: BenchOptions, charger: BenchCharger): Promise<void> => {
  const write = async () => {
    await bench.clock.sleep(writeGapMs);
    await charger.link.setA(charger.fallbackA);
  };
  try {
    await write().catch(write);
  } catch {
    // It cannot be reached: its watchdog brings it to the same current.
  }
};

/** The devices of a test of a site, read once a second, and the only hand that sets them. */
export const createSiteBench = (options: BenchOptions): SiteBench => {
  const { site, clock, signal, chargers, meters } = options;
  const startedMs = clock.monotonicMs();
  const deviceMs = () => (clock.monotonicMs() - startedMs) * clock.speed();
  const listeners: (() => void)[] = [];
  const readMeters = async () => void (await Promise.all(meters.map(readMeter)));
  const readings = () => new Map(meters.map(({ node, currentA }) => [node, currentA]));

  const refresh = async (charger: BenchCharger) => {
    charger.refreshedMs = deviceMs();
    await charger.link.refresh();
  };
  const lookAt = async (charger: BenchCharger) => {
    charger.lookBefore = charger.look;
    try {
      charger.look = await charger.link.look();
      const isDue = deviceMs() - charger.refreshedMs >= (charger.timeoutS * 1000) / 3 - roundMs;
      if (charger.isRefreshed && isDue) await refresh(charger);
    } catch {
      charger.look = null;
    }
  };
  const room = async (charger: BenchCharger): Promise<RaiseRoom> => {
    await readMeters();
    return raiseRoom(site, charger.plan.id, { chargers: chargersNow(options), meters: readings() });
  };
  return {
    ...options,
    deviceMs,
    refresh,
    room,
    async round() {
      await clock.sleep(roundMs, signal);
      await Promise.all([readMeters(), ...chargers.map(lookAt)]);
      for (const listener of listeners) listener();
      const overload = overloadedPhase(site, readings());
      if (overload !== null) throw appError('site-test.node-exceeded', overload);
    },
    async set(charger, amperes) {
      if (amperes > (charger.setA ?? 0)) {
        const found = await room(charger);
        if (found.roomA < amperes) return found;
      }
      const waitMs = writeGapMs - (deviceMs() - charger.wroteMs);
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      // Noted before it is sent: of a write without an answer nobody knows whether it arrived.
      charger.setA = amperes;
      charger.wroteMs = deviceMs();
      charger.refreshedMs = charger.wroteMs;
      await charger.link.setA(amperes);
      return null;
    },
    async retreat() {
      await Promise.all(chargers.map((charger) => retreatOne(options, charger)));
      return Object.fromEntries(chargers.map(({ plan, fallbackA }) => [plan.id, fallbackA]));
    },
    onRound: (listener) => void listeners.push(listener),
  };
};

/** Waits so much device time, looking every second. */
export const rounds = async (bench: SiteBench, lastsMs: number): Promise<void> => {
  const endMs = bench.deviceMs() + lastsMs;
  while (bench.deviceMs() < endMs) await bench.round();
};

/** Opens a charger anew whose session was closed; without its PIN, which set-points do not need. */
export const reconnect = async (bench: SiteBench, charger: BenchCharger): Promise<void> => {
  const { session } = await bench.devices.open(charger.target, { jobId: bench.holder, signal: bench.signal });
  if (session.identity.serial !== charger.serial) {
    await bench.devices.close(session.id);
    throw appError('device.serial-mismatch', { expected: charger.serial, found: session.identity.serial });
  }
  charger.deviceId = session.id;
  charger.link = createTestLink(session);
};
