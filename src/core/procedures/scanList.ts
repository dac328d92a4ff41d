import type { BleAdvertisement } from '#core/ports/bleRadio.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { ScanRow } from '#shared/contract/devices.ts';

/** A charger not heard for this long has left the list. */
const forgetAfterMs = 15_000;

/** Manufacturer data: company (little endian), then map version, model, state, big endian (reference profile). */
const company = 0xffff;
const dataLength = 7;

const stateBits = { pinChanged: 1, plugged: 2, charging: 4, fault: 8 } as const;

interface Shown {
  readonly hardwareMaxA: number;
  readonly mapVersion: string;
  readonly state: number;
}

/** What a charger's advertisement says, or undefined when it is no charger of this profile. */
export const parseManufacturerData = (data: Uint8Array): Shown | undefined => {
  if (data.length < dataLength) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (view.getUint16(0, true) !== company) return undefined;
  return {
    mapVersion: `${view.getUint8(2)}.${view.getUint8(3)}`,
    hardwareMaxA: view.getUint16(4),
    state: view.getUint8(6),
  };
};

export interface ScanList {
  add(advertisement: BleAdvertisement): void;
  rows(nowMs: number): ScanRow[];
}

const has = (state: number, bit: number) => (state & bit) !== 0;

/** The list that fills while scanning: one row per charger, the moment its state last changed kept. */
export const createScanList = (log: SiteLog, serviceUuid: string): ScanList => {
  const rows = new Map<string, { row: ScanRow; state: number }>();

  const placeOf = (name: string) => {
    const known = log.chargers().filter((charger) => charger.name === name);
    const [charger] = known;
    if (known.length !== 1 || !charger?.siteId) return { knownSite: null, knownSocket: null };
    const socket = log.sockets(charger.siteId).find(({ id }) => id === charger.socketId);
    return { knownSite: log.site(charger.siteId)?.name ?? null, knownSocket: socket?.label ?? null };
  };

  return {
    add(advertisement) {
      const shown = parseManufacturerData(advertisement.manufacturerData);
      if (!shown || !advertisement.serviceUuids.includes(serviceUuid) || advertisement.name === '') return;
      const before = rows.get(advertisement.id);
      const { state } = shown;
      const hasChanged = before !== undefined && before.state !== state;
      rows.set(advertisement.id, {
        state,
        row: {
          id: advertisement.id,
          name: advertisement.name,
          rssiDbm: advertisement.rssiDbm,
          hardwareMaxA: shown.hardwareMaxA,
          mapVersion: shown.mapVersion,
          isPinChanged: has(state, stateBits.pinChanged),
          isPlugged: has(state, stateBits.plugged),
          isCharging: has(state, stateBits.charging),
          hasFault: has(state, stateBits.fault),
          practice: false,
          ...(before
            ? { knownSite: before.row.knownSite, knownSocket: before.row.knownSocket }
            : placeOf(advertisement.name)),
          seenAtMs: advertisement.seenAtMs,
          changedAtMs: hasChanged ? advertisement.seenAtMs : (before?.row.changedAtMs ?? 0),
        },
      });
    },
    rows: (nowMs) =>
      [...rows.values()]
        .map(({ row }) => row)
        .filter((row) => nowMs - row.seenAtMs < forgetAfterMs)
        .sort((left, right) => left.name.localeCompare(right.name)),
  };
};
