import type { LiveSample } from '#core/devices/deviceSession.types.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Alert, AlertKind } from '#shared/contract/alerts.ts';
import type { NotificationSettings } from '#shared/contract/app.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { createListeners } from '#shared/listeners.ts';
import type { LiveRecorder } from './liveRecorder.ts';

/** What happened at the open chargers that somebody should hear of; newest first, at most a hundred. */
export interface Alerts {
  list(): readonly Alert[];
  /** Once per charger, kind and version until it is dismissed and the charger was connected anew. */
  tellFirmware(deviceId: string, version: string): void;
  dismiss(ids: readonly string[]): void;
  onChange(listener: () => void): () => void;
}

export interface AlertsOptions {
  readonly recorder: LiveRecorder;
  readonly devices: OpenDevices;
  readonly clock: Clock;
  /** Read at every event: a switch takes effect at once. Safety faults know no switch. */
  settings(): NotificationSettings;
  newId(): string;
}

const atMost = 100;
const isCharging = 4;
/** Ended by the car or the person: finished, and nobody plugged in. A fault tells itself. */
const ended: readonly PointValue[] = [7, 1];

const bitsOf = (value: PointValue | undefined): number[] =>
  typeof value === 'number'
    ? Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => Math.floor(value / 2 ** bit) % 2 === 1)
    : [];

/** Which alerts have lost their bit, and the bits nobody was told of. */
const compareBits = (lasting: readonly Alert[], bits: readonly number[]) => {
  const known = lasting.map(({ params }) => params['bit']);
  return {
    isOver: ({ params }: Alert) => !bits.includes(Number(params['bit'])),
    fresh: bits.filter((bit) => !known.includes(bit)),
  };
};

const tellsOf = ({ kind, serial, params }: Alert, charger: string | undefined, version: string): boolean =>
  kind === 'firmware-available' && serial === charger && params['version'] === version;

/** Tells with how much energy (Wh) a charge has ended in a sample; undefined = none has. */
const createChargeWatch = () => {
  /** Chargers that charge or paused in between, and the most energy they told of. */
  const charging = new Map<string, number>();
  return (deviceId: string, { values }: LiveSample): number | undefined => {
    const charge = values['state.charge'] ?? null;
    const energy = values['meter.energy.session'];
    const before = charging.get(deviceId);
    // A charger may clear its session counter in the sample that ends it.
    const energyWh = Math.max(typeof energy === 'number' ? energy : 0, before ?? 0);
    if (charge === isCharging || (before !== undefined && !ended.includes(charge))) {
      charging.set(deviceId, energyWh);
      return undefined;
    }
    charging.delete(deviceId);
    return before === undefined ? undefined : energyWh;
  };
};

/** Follows the recorder's samples and keeps what they tell. */
export const createAlerts = ({ recorder, devices, clock, settings, newId }: AlertsOptions): Alerts => {
  let alerts: readonly Alert[] = [];
  const endedWith = createChargeWatch();
  const { tell, add: onChange } = createListeners();
  const set = (next: readonly Alert[]) => {
    alerts = next.slice(0, atMost);
    tell();
  };
  const identityOf = (deviceId: string) =>
    devices.list().find(({ session }) => session.id === deviceId)?.session.identity;
  const add = (kind: AlertKind, deviceId: string, atMs: number, params: Alert['params']) => {
    const identity = identityOf(deviceId);
    if (!identity) return;
    const { serial, name } = identity;
    set([{ id: newId(), kind, deviceId, serial, name, atMs, endedAtMs: null, params }, ...alerts]);
  };

  const followBits = (kind: 'fault' | 'warning', deviceId: string, atMs: number, bits: readonly number[]) => {
    const serial = identityOf(deviceId)?.serial;
    const lasting = alerts.filter(
      (alert) => alert.kind === kind && alert.serial === serial && alert.endedAtMs === null,
    );
    const { isOver, fresh } = compareBits(lasting, bits);
    // What a new connection tells once more is no news; it leads to that connection from now on.
    if (lasting.some((alert) => isOver(alert) || alert.deviceId !== deviceId)) {
      const told = (alert: Alert) => ({ ...alert, deviceId, endedAtMs: isOver(alert) ? atMs : null });
      set(alerts.map((alert) => (lasting.includes(alert) ? told(alert) : alert)));
    }
    if (fresh.length === 0 || (kind === 'warning' && !settings().warnings)) return;
    for (const bit of fresh) add(kind, deviceId, atMs, { bit });
  };
  const followCharge = (deviceId: string, sample: LiveSample) => {
    const energyWh = endedWith(deviceId, sample);
    if (energyWh === undefined || !settings().chargeEnded) return;
    add('charge-ended', deviceId, sample.atMs, { energyWh });
  };

  recorder.onSample((deviceId, sample) => {
    const { 'state.fault': fault, 'state.warning': warning } = sample.values;
    // An unreadable bitmap is no proof that a fault is over.
    if (typeof fault === 'number') followBits('fault', deviceId, sample.atMs, bitsOf(fault));
    if (typeof warning === 'number') followBits('warning', deviceId, sample.atMs, bitsOf(warning));
    followCharge(deviceId, sample);
  });

  return {
    list: () => alerts,
    tellFirmware(deviceId, version) {
      const serial = identityOf(deviceId)?.serial;
      const isKnown = alerts.some((alert) => tellsOf(alert, serial, version));
      if (!isKnown && settings().firmware) add('firmware-available', deviceId, clock.nowMs(), { version });
    },
    dismiss(ids) {
      // A fault that lasts stays, as long as its charger can tell that it is over.
      const connected = new Set(devices.list().map(({ session }) => session.id));
      const stays = ({ kind, endedAtMs, deviceId }: Alert) =>
        kind === 'fault' && endedAtMs === null && connected.has(deviceId);
      set(alerts.filter((alert) => !ids.includes(alert.id) || stays(alert)));
    },
    onChange,
  };
};
