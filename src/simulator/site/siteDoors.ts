import type { VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { createLinkCut } from '#simulator/modbus/linkCut.ts';
import type { ModbusFaults } from '#simulator/modbus/modbusFaults.ts';
import type { BleDoor } from './bleDoor.ts';
import type { FaultsRequest } from './control/faultsRequest.ts';
import { type Faults, isClearing } from './environment.ts';
import { createModbusPort } from './modbusPort.ts';

export interface SiteDoorsOptions {
  readonly charger: VirtualCharger;
  /** Absent in a site without a radio. */
  readonly ble: BleDoor | undefined;
  isPowered(): boolean;
  faults(): Faults;
  say(text: string): void;
}

/** The Modbus port and the Bluetooth door of one charger, open as its settings, mains and faults demand. */
export interface SiteDoors {
  /** Resolves when the doors are as they have to be now, or could not be brought there. */
  follow(): Promise<void>;
  /** Resolves when the air is as the faults demand. */
  setAir(faults: Faults): Promise<void> | undefined;
  /** Links that end after so many packets or at a request to come. */
  armLosses(request: FaultsRequest): void;
  dropLinks(): void;
  dropMuteLinks(): void;
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

/** Opens the doors at once. */
export const createSiteDoors = ({ charger, ble, isPowered, faults, say }: SiteDoorsOptions): SiteDoors => {
  const cut = createLinkCut();
  const port = createModbusPort({
    wanted: () => (isPowered() && faults().modbus?.refuse !== true ? charger.doors().modbus : undefined),
    newSession: () => charger.openModbusSession(),
    faults: () => modbusFaultsOf(faults()),
    delayMs: () => faults().delayMs ?? 0,
    nextCut: cut.next,
    say,
  });
  const follow = (): Promise<void> => {
    ble?.setOpen(isPowered() && charger.doors().bluetoothOpen);
    return port.follow();
  };
  const stopFollowing = charger.onDoors(() => void follow());
  void follow();

  return {
    follow,
    setAir: (now) => ble?.setFaults(now),
    armLosses: (request) => {
      const { dropAfterPackets } = request.radio ?? {};
      const { dropAfterFrames: frames, at } = request.modbus ?? {};
      if (isClearing(request) || dropAfterPackets !== undefined) ble?.dropLinkAfter(dropAfterPackets);
      if (frames !== undefined && at !== undefined) cut.arm({ frames, at });
      else if (isClearing(request)) cut.arm(undefined);
    },
    dropLinks: () => {
      port.dropLinks();
      ble?.dropLink();
    },
    dropMuteLinks: port.dropMuteLinks,
    close: async () => {
      stopFollowing();
      await Promise.all([port.close(), ble?.close()]);
    },
  };
};
