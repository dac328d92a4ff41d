import type { CarSpec, VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { createOcppClient } from '#simulator/ocpp/createOcppClient.ts';
import type { BleDoor } from './bleDoor.ts';
import type { FaultsRequest } from './control/faultsRequest.ts';
import { applyFaults, type Faults, isClearing, mergeFaults, switchBreaker } from './environment.ts';
import { createFileMishaps } from './fileMishaps.ts';
import { createMains } from './mains.ts';
import { followOwnMeter } from './ownMeter.ts';
import { createParking, type Parking } from './parking.ts';
import { createSiteDoors } from './siteDoors.ts';
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

/** Joins a charger with its Modbus port and its Bluetooth door (absent in a site without a radio). */
export const createSiteCharger = (
  charger: VirtualCharger,
  ble: BleDoor | undefined,
  say: (text: string) => void,
  usualCar: Partial<CarSpec> = {},
  speed = 1,
): SiteCharger => {
  let faults: Faults = {};
  const mains = createMains(async (isPowered) => {
    switchBreaker(charger, isPowered, faults);
    ocpp.setPowered(isPowered);
    await doors.follow();
  });
  const doors = createSiteDoors({ charger, ble, say, isPowered: mains.isPowered, faults: () => faults });
  const stopMeter = followOwnMeter({
    wanted: () => (mains.isPowered() ? charger.meterAddress() : undefined),
    speed,
    onReading: (amps) =>
      charger.setHouseCurrents(amps === undefined ? undefined : { l1: amps[0], l2: amps[1], l3: amps[2] }),
  });
  const mishaps = createFileMishaps(charger, doors.dropLinks);
  const ocpp = createOcppClient(charger.ocpp);

  return {
    charger,
    parking: createParking(charger, usualCar),
    changeFaults: async (request) => {
      const before = faults;
      faults = mergeFaults(before, request);
      applyFaults(charger, before, faults);
      // The breaker outlasts whatever is set for the mains.
      if (!mains.isPowered()) switchBreaker(charger, false, faults);
      const onAir = doors.setAir(faults);
      if (before.ocpp !== faults.ocpp) ocpp.setHabits(faults.ocpp ?? {});
      doors.armLosses(request);
      const atRead = request.history?.newRecordAtRead;
      if (isClearing(request) || atRead !== undefined) charger.addRecordAtRead(atRead ?? 0);
      if (isClearing(request)) mishaps.arm({});
      else if (request.file !== undefined) mishaps.arm({ ...faults.file, ...request.file });
      if (request.dropLink === true) doors.dropLinks();
      if (faults.modbus?.half !== true) doors.dropMuteLinks();
      if (request.reboot === true) charger.reboot();
      await Promise.all([onAir, doors.follow()]);
      return faults;
    },
    setBreaker: mains.setBreaker,
    setSupply: mains.setSupply,
    isPowered: mains.isPowered,
    untilModbusOpen: async (timeoutMs) => {
      await untilDoors(charger, ({ modbus }) => modbus !== undefined, timeoutMs);
      await doors.follow();
    },
    close: async () => {
      mishaps.close();
      ocpp.close();
      await Promise.all([doors.close(), stopMeter()]);
      charger.close();
    },
  };
};
