import { createOpenLatch, type OpenLatch } from './access.ts';
import type { DeviceTime } from './deviceTime.ts';
import type { StoredWords } from './factory.ts';
import type { Parts } from './parts.ts';
import { type StoredBlockKey, storedKeys } from './registerMap.ts';

/** Staged settings are forgotten after this; not divided by `speed`, a host thinks at the usual pace. */
const stagedMs = 300_000;

/** What belongs to one connection over either door. */
export interface Visit {
  readonly door: 'bluetooth' | 'modbus';
  readonly latch: OpenLatch;
  readonly staging: Staging;
  historyPage: number;
  commitScope: number;
  commitGeneration: number;
  /** The address of the Modbus door it came through. */
  readonly endpoint: string;
  hasEnded: boolean;
}

export interface Staging {
  /** The staged registers of a block; the stored ones are copied at the first write. */
  edit(key: StoredBlockKey, stored: readonly number[]): number[];
  staged(key: StoredBlockKey): readonly number[] | undefined;
  isEmpty(): boolean;
  forget(keys?: readonly StoredBlockKey[]): void;
}

function createStaging(time: DeviceTime): Staging {
  let staged: Partial<StoredWords> = {};
  let sinceRealMs = 0;
  const expire = () => {
    if (time.realMs() - sinceRealMs >= stagedMs) staged = {};
  };
  return {
    edit: (key, stored) => {
      expire();
      sinceRealMs = time.realMs();
      const words = staged[key] ?? [...stored];
      staged[key] = words;
      return words;
    },
    staged: (key) => {
      expire();
      return staged[key];
    },
    isEmpty: () => {
      expire();
      return storedKeys.every((key) => staged[key] === undefined);
    },
    forget: (keys = storedKeys) => {
      for (const key of keys) delete staged[key];
    },
  };
}

export function createVisit(door: Visit['door'], endpoint: string, time: DeviceTime): Visit {
  return {
    door,
    latch: createOpenLatch(time),
    staging: createStaging(time),
    historyPage: 0,
    commitScope: 0,
    commitGeneration: 0,
    endpoint,
    hasEnded: false,
  };
}

/** The Modbus door of this moment, to tell a connection through the new one from one through the old. */
export function endpointOf({ settings, network }: Pick<Parts, 'settings' | 'network'>): string {
  return `${network.ipHex()}:${settings.number('modbus.port')}`;
}
