import type { VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import type { FaultsRequest } from './control/faultsRequest.ts';

const NOMINAL_VOLTS = { l1: 230, l2: 230, l3: 230 };
const NO_VOLTS = { l1: 0, l2: 0, l3: 0 };
const NOMINAL_RSSI_DBM = -58;

/** What is wrong with a charger and its surroundings at this moment; an empty object is a good day. */
export type Faults = Omit<FaultsRequest, 'clear' | 'dropLink' | 'reboot'>;

/** `{}` and `clear` take all faults away. */
export const isClearing = (request: FaultsRequest): boolean =>
  request.clear === true || Object.keys(request).length === 0;

/** The faults after a request, groups merged key by key; what happens once does not stay. */
export const mergeFaults = (before: Faults, request: FaultsRequest): Faults => {
  const { clear: _clear, dropLink: _dropLink, reboot: _reboot, ...rest } = request;
  const base: Faults = isClearing(request) ? {} : before;
  const merged: Faults = { ...base, ...rest };
  if (rest.modbus) {
    const { dropAfterFrames: _frames, at: _at, ...modbus } = rest.modbus;
    merged.modbus = { ...base.modbus, ...modbus };
  }
  if (rest.radio) {
    const { dropAfterPackets: _packets, ...radio } = rest.radio;
    merged.radio = { ...base.radio, ...radio };
  }
  if (rest.file) {
    const { cutPowerAtByte: _byte, cutPowerDuring: _during, dropLinkAtChunk: _chunk, ...file } = rest.file;
    merged.file = { ...base.file, ...file };
  }
  delete merged.history;
  if (rest.mains) merged.mains = { ...base.mains, ...rest.mains };
  if (rest.temperatures) merged.temperatures = { ...base.temperatures, ...rest.temperatures };
  if (rest.wifi) merged.wifi = { ...base.wifi, ...rest.wifi };
  if (rest.ocpp) merged.ocpp = { ...base.ocpp, ...rest.ocpp };
  return merged;
};

const bitChange = (before: readonly number[] = [], after: readonly number[] = []) => ({
  on: after.filter((bit) => !before.includes(bit)),
  off: before.filter((bit) => !after.includes(bit)),
});

const socketOf = ({ socket }: Faults) => {
  const { l1 = 0, l2 = 0, l3 = 0 } = socket?.dropOhm ?? {};
  return { dropOhm: [l1, l2, l3], contactOhm: socket?.contactOhm ?? 0 } as const;
};

/** Puts a powered charger's surroundings from one state into another; only what changed is touched. */
export const applyFaults = (charger: VirtualCharger, before: Faults, after: Faults): void => {
  charger.setFaults(bitChange(before.codes, after.codes));
  charger.setWarnings(bitChange(before.warnings, after.warnings));
  charger.ignoreWrites(after.ignoreWrites === true);
  charger.alterWrites(after.alterWrites ?? {});
  charger.failSelfTest(after.selfTestFails === true);
  charger.garble(new Map(Object.entries(after.garble ?? {})));
  if (before.socket !== after.socket) charger.setSocket(socketOf(after));
  if (before.mains !== after.mains) charger.setMains({ ...NOMINAL_VOLTS, ...after.mains });
  if (before.temperatures !== after.temperatures) {
    charger.setMainsPlugTemperature(after.temperatures?.mainsPlug);
  }
  if (before.wifi !== after.wifi) charger.setRssi(after.wifi?.rssiDbm ?? NOMINAL_RSSI_DBM);
};

/** Mains off and on at the breaker: a charger without mains sees no voltage, and starts anew when it returns. */
export const switchBreaker = (charger: VirtualCharger, on: boolean, faults: Faults): void => {
  if (!on) return charger.setMains(NO_VOLTS);
  charger.setMains({ ...NOMINAL_VOLTS, ...faults.mains });
  charger.reboot();
};
