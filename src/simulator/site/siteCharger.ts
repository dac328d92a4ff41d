import type { CarSpec, VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import type { ModbusFaults } from '#simulator/modbus/modbusFaults.ts';
import type { BleDoor } from './bleDoor.ts';
import type { FaultsRequest } from './control/faultsRequest.ts';
import { applyFaults, type Faults, mergeFaults, switchBreaker } from './environment.ts';
import { createModbusPort } from './modbusPort.ts';

/** A charger of the site with its doors to the outside, as the control API steers it. */
export interface SiteCharger {
  readonly charger: VirtualCharger;
  /** The car that is plugged, or null. */
  car(): CarSpec | null;
  /** False when a car is plugged already. */
  plugCar(car: Partial<CarSpec>): boolean;
  unplugCar(): void;
  changeFaults(request: FaultsRequest): Faults;
  /** Mains of this charger: off, it is gone; on, it starts. */
  setBreaker(on: boolean): void;
  isPowered(): boolean;
  /** Resolves when the doors are as the charger wants them. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const ORDINARY_CAR: CarSpec = {
  phases: 3,
  minA: 6,
  maxA: 16,
  reactionMs: 3000,
  rampAPerS: 4,
  taperStartWh: 0,
  taperWh: 0,
  sleepsAfterPause: false,
};

const modbusFaultsOf = ({ silence, modbus, wifi }: Faults): ModbusFaults => {
  const { corrupt, ...wire } = modbus ?? {};
  return {
    ...wire,
    // Behind an access point that keeps its clients apart nothing of a request arrives.
    silence: silence === true || modbus?.silence === true || wifi?.clientIsolation === true,
    ...(corrupt === undefined || corrupt === false
      ? {}
      : { corrupt: corrupt === true ? 'transaction' : corrupt }),
  };
};

/** Joins a charger with its Modbus port and its Bluetooth door (absent in a site without a radio). */
export const createSiteCharger = (
  charger: VirtualCharger,
  ble: BleDoor | undefined,
  say: (text: string) => void,
): SiteCharger => {
  let faults: Faults = {};
  let car: CarSpec | null = null;
  let powered = true;
  const port = createModbusPort({
    wanted: () => (powered && faults.modbus?.refuse !== true ? charger.doors().modbus : undefined),
    newSession: () => charger.openModbusSession(),
    faults: () => modbusFaultsOf(faults),
    delayMs: () => faults.delayMs ?? 0,
    say,
  });
  const followDoors = (): Promise<void> => {
    ble?.setOpen(powered && charger.doors().bluetoothOpen);
    return port.follow();
  };
  const stopDoors = charger.onDoors(() => void followDoors());
  let settled = followDoors();

  return {
    charger,
    car: () => (charger.isCarPlugged() ? car : null),
    plugCar: (spec) => {
      const candidate = { ...ORDINARY_CAR, ...spec };
      if (!charger.plugCar(candidate)) return false;
      car = candidate;
      return true;
    },
    unplugCar: () => charger.unplugCar(),
    changeFaults: (request) => {
      const before = faults;
      faults = mergeFaults(before, request);
      applyFaults(charger, before, faults);
      // The breaker outlasts whatever is set for the mains.
      if (!powered) switchBreaker(charger, false, faults);
      ble?.setFaults(faults);
      if (request.dropLink === true) {
        port.dropLinks();
        ble?.dropLink();
      }
      if (faults.modbus?.half !== true) port.dropMuteLinks();
      if (request.reboot === true) charger.reboot();
      settled = followDoors();
      return faults;
    },
    setBreaker: (on) => {
      if (on === powered) return;
      powered = on;
      switchBreaker(charger, on, faults);
      settled = followDoors();
    },
    isPowered: () => powered,
    settled: () => settled,
    close: async () => {
      stopDoors();
      await Promise.all([port.close(), ble?.close()]);
      charger.close();
    },
  };
};
