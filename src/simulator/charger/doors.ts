import type { DeviceTime } from './deviceTime.ts';
import { createListeners } from './listeners.ts';
import { dotted, type Network, networkFingerprint } from './network.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';
import type { DoorState } from './virtualCharger.types.ts';

const silentAfterMs = 5000;

const isServerOn = (settings: Settings) => (settings.number('modbus.flags') & 1) === 1;
const hasNetwork = (settings: Settings) => settings.number('wifi.mode') !== 0;

/** Settings with which the charger no longer listens to Bluetooth. */
export function closesBluetooth(settings: Settings): boolean {
  const hasOcpp = settings.number('ocpp.mode') !== 0;
  return hasOcpp || isServerOn(settings) || settings.number('loadBalancing.mode') !== 0;
}

/** Whether anyone could still reach the charger with these settings. */
export function leavesDoor(settings: Settings, isSilentAlready: boolean): boolean {
  if (!isSilentAlready && !closesBluetooth(settings)) return true;
  const hasOcpp = settings.number('ocpp.mode') !== 0 && settings.text('ocpp.url') !== '';
  return hasNetwork(settings) && (isServerOn(settings) || hasOcpp);
}

/** Equal for two sets of settings that are reached the same way. */
export function doorFingerprint(settings: Settings, isSilent: boolean): string {
  const isBluetoothOpen = !isSilent && !closesBluetooth(settings);
  const modbus = isServerOn(settings) ? [settings.number('modbus.port'), networkFingerprint(settings)] : [];
  return JSON.stringify([isBluetoothOpen, settings.number('ocpp.mode'), ...modbus]);
}

export interface Doors {
  state(): DoorState;
  onChange(listener: (doors: DoorState) => void): () => void;
  /** Looks at everything anew and tells the listeners when something moved. */
  refresh(): void;
  /** From now on silent, after the 5 s of grace or at once. */
  silence(when: 'after grace' | 'at once'): void;
  /** Takes back a silence, also one still in its grace. */
  reopen(): void;
  setBooting(isBooting: boolean): void;
}

export function createDoors(store: Store, settings: Settings, network: Network, time: DeviceTime): Doors {
  const listeners = createListeners<DoorState>();
  let isBooting = false;
  let isInGrace = false;
  let cancelGrace: () => void = () => undefined;

  const state = (): DoorState => {
    if (isBooting) return { bluetoothOpen: false, modbus: undefined };
    const isOpen = isServerOn(settings) && network.isReachable();
    const modbus = { host: dotted(network.ipHex()), port: settings.number('modbus.port') };
    return {
      bluetoothOpen: !store.state.bluetoothSilent || isInGrace,
      modbus: isOpen ? modbus : undefined,
    };
  };
  let told = JSON.stringify(state());
  const refresh = () => {
    const now = state();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    listeners.call(now);
  };
  const endGrace = () => {
    cancelGrace();
    isInGrace = false;
  };

  return {
    state,
    onChange: listeners.add,
    refresh,
    silence: (when) => {
      if (store.state.bluetoothSilent) return;
      store.state.bluetoothSilent = true;
      if (when === 'after grace') {
        isInGrace = true;
        cancelGrace = time.after(silentAfterMs, () => {
          isInGrace = false;
          refresh();
        });
      }
    },
    reopen: () => {
      endGrace();
      store.state.bluetoothSilent = false;
    },
    setBooting: (booting) => {
      isBooting = booting;
      if (booting) endGrace();
      refresh();
    },
  };
}
