import type { CarSpec, VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { createLinkCut } from '#simulator/modbus/linkCut.ts';
import type { ModbusFaults } from '#simulator/modbus/modbusFaults.ts';
import { createOcppClient } from '#simulator/ocpp/createOcppClient.ts';
import type { BleDoor } from './bleDoor.ts';
import type { FaultsRequest } from './control/faultsRequest.ts';
import { applyFaults, type Faults, isClearing, mergeFaults, switchBreaker } from './environment.ts';
import { createFileMishaps } from './fileMishaps.ts';
import { createModbusPort } from './modbusPort.ts';
import { followOwnMeter } from './ownMeter.ts';
import { createParking, type Parking } from './parking.ts';
import { untilDoors } from './untilDoors.ts';

/** A charger of the site with its doors to the outside, as the control API steers it. */
export interface SiteCharger {
  readonly charger: VirtualCharger;
  readonly parking: Parking;
  /** Resolves with the faults now in force when the doors are as they demand. */
  changeFaults(request: FaultsRequest): Promise<Faults>;
  /** Mains of this charger: off, it is gone; on, it starts. */
  setBreaker(on: boolean): Promise<void>;
  /** Mains of the board it hangs at. */
  setSupply(on: boolean): Promise<void>;
  isPowered(): boolean;
  /** Resolves when the Modbus port is open, or after a while without one. */
  untilModbusOpen(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

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
  usualCar: Partial<CarSpec> = {},
  speed = 1,
): SiteCharger => {
  let faults: Faults = {};
  let isBreakerOn = true;
  let isSupplied = true;
  let powered = true;
  const cut = createLinkCut();
  const port = createModbusPort({
    wanted: () => (powered && faults.modbus?.refuse !== true ? charger.doors().modbus : undefined),
    newSession: () => charger.openModbusSession(),
    faults: () => modbusFaultsOf(faults),
    delayMs: () => faults.delayMs ?? 0,
    nextCut: cut.next,
    say,
  });
  const followDoors = (): Promise<void> => {
    ble?.setOpen(powered && charger.doors().bluetoothOpen);
    return port.follow();
  };
  const stopDoors = charger.onDoors(() => void followDoors());
  void followDoors();

  const dropLinks = (): void => {
    port.dropLinks();
    ble?.dropLink();
  };
  const stopMeter = followOwnMeter({
    wanted: () => (powered ? charger.meterAddress() : undefined),
    speed,
    onReading: (amps) =>
      charger.setHouseCurrents(amps === undefined ? undefined : { l1: amps[0], l2: amps[1], l3: amps[2] }),
  });
  const mishaps = createFileMishaps(charger, dropLinks);
  const ocpp = createOcppClient(charger.ocpp);

  /** Links that end after so many packets or at a request to come. */
  const armLosses = (request: FaultsRequest): void => {
    const { dropAfterPackets } = request.radio ?? {};
    const { dropAfterFrames: frames, at } = request.modbus ?? {};
    if (isClearing(request) || dropAfterPackets !== undefined) ble?.dropLinkAfter(dropAfterPackets);
    if (frames !== undefined && at !== undefined) cut.arm({ frames, at });
    else if (isClearing(request)) cut.arm(undefined);
  };

  const followMains = async (): Promise<void> => {
    if ((isBreakerOn && isSupplied) === powered) return;
    powered = !powered;
    switchBreaker(charger, powered, faults);
    ocpp.setPowered(powered);
    await followDoors();
  };

  return {
    charger,
    parking: createParking(charger, usualCar),
    changeFaults: async (request) => {
      const before = faults;
      faults = mergeFaults(before, request);
      applyFaults(charger, before, faults);
      // The breaker outlasts whatever is set for the mains.
      if (!powered) switchBreaker(charger, false, faults);
      const onAir = ble?.setFaults(faults);
      if (before.ocpp !== faults.ocpp) ocpp.setHabits(faults.ocpp ?? {});
      armLosses(request);
      const atRead = request.history?.newRecordAtRead;
      if (isClearing(request) || atRead !== undefined) charger.addRecordAtRead(atRead ?? 0);
      if (isClearing(request)) mishaps.arm({});
      else if (request.file !== undefined) mishaps.arm({ ...faults.file, ...request.file });
      if (request.dropLink === true) dropLinks();
      if (faults.modbus?.half !== true) port.dropMuteLinks();
      if (request.reboot === true) charger.reboot();
      await Promise.all([onAir, followDoors()]);
      return faults;
    },
    setBreaker: (on) => {
      isBreakerOn = on;
      return followMains();
    },
    setSupply: (on) => {
      isSupplied = on;
      return followMains();
    },
    isPowered: () => powered,
    untilModbusOpen: async (timeoutMs) => {
      await untilDoors(charger, ({ modbus }) => modbus !== undefined, timeoutMs);
      await port.follow();
    },
    close: async () => {
      stopDoors();
      mishaps.close();
      ocpp.close();
      await Promise.all([port.close(), ble?.close(), stopMeter()]);
      charger.close();
    },
  };
};
