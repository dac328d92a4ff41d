import type { OcppSettings, OcppSide } from '#simulator/charger/ocppSide.ts';
import { ocppStatus } from './bootSequence.ts';
import type { ClientMemory } from './clientMemory.ts';
import type { OcppHabits } from './habits.ts';
import type { OcppConnection } from './ocppConnection.ts';

/** Makes the connection follow what its charger is and is set to. */
export interface ChargerFollower {
  /** A charger that started anew begins from nothing, with the settings it took for then. */
  restart(): void;
  /** Connected with these settings, and with no others. */
  settings(settings: OcppSettings): void;
  /** OCPP is off. */
  off(): void;
  disconnect(): void;
}

const fingerprint = (settings: OcppSettings, side: OcppSide, habits: OcppHabits): string => {
  const { securityProfile, url, identity, keyHex } = settings;
  return JSON.stringify([securityProfile, url, identity, keyHex, side.certificates(), habits]);
};

const isComplete = ({ url, identity }: OcppSettings): boolean => url !== '' && identity !== '';

export const createChargerFollower = (
  side: OcppSide,
  memory: ClientMemory,
  connection: OcppConnection,
): ChargerFollower => {
  const disconnect = (): void => {
    memory.isAccepted = false;
    connection.drop();
  };
  return {
    disconnect,
    restart: () => {
      if (side.bootCount() === memory.bootCount) return;
      Object.assign(memory, { bootCount: side.bootCount(), acceptedWith: '', remoteStartTag: undefined });
      disconnect();
      const { afterRestart } = side.memory;
      if (Object.keys(afterRestart).length === 0) return;
      side.memory.afterRestart = {};
      side.change(afterRestart);
    },
    settings: (settings) => {
      const wanted = fingerprint(settings, side, memory.habits);
      if (wanted !== memory.usedSettings) {
        disconnect();
        memory.usedSettings = wanted;
      }
      if (isComplete(settings) && memory.isPowered && side.isOnline()) return connection.ensure();
      disconnect();
      side.setStatus(ocppStatus.connecting);
    },
    off: () => {
      if (memory.usedSettings === '') return;
      Object.assign(memory, { usedSettings: '', acceptedWith: '', remoteStartTag: undefined });
      disconnect();
      side.setStatus(ocppStatus.off);
      side.setLimitA(undefined);
    },
  };
};
