import { advertisingReport } from './hciCodes.ts';
import type { ConditionsTable } from './linkConditions.ts';
import type { Random } from './random.ts';
import type { Advertising, Station } from './station.ts';

export interface Beacons {
  /** A station began to advertise, to scan or to look for a peer. */
  stir(): void;
  silence(station: Station): void;
  close(): void;
}

export interface BeaconsOptions {
  readonly stations: ReadonlySet<Station>;
  readonly conditions: ConditionsTable;
  readonly random: Random;
  /** The advertisement of `station` may have met somebody who wants to connect. */
  readonly onAdvertised: (station: Station) => void;
}

/** Sends every station's advertisement at its interval, as long as somebody listens. */
export const createBeacons = (options: BeaconsOptions): Beacons => {
  const { stations, conditions, random, onAdvertised } = options;
  const timers = new Map<Station, NodeJS.Timeout>();

  const report = (listener: Station, address: string, { data, scanResponse }: Advertising) => {
    if (!conditions.isHeard(address)) return;
    listener.heard(advertisingReport.connectable, address, data, conditions.measureRssiDbm(address));
    // The scan response is a packet of its own, and may be lost on its own.
    if (!conditions.isHeard(address)) return;
    listener.heard(advertisingReport.scanResponse, address, scanResponse, conditions.measureRssiDbm(address));
  };
  const isAnyoneListening = () =>
    [...stations].some((station) => station.isScanning() || station.initiating() !== undefined);
  const advertise = (station: Station) => {
    timers.delete(station);
    const advertising = station.advertising();
    if (!advertising || !isAnyoneListening()) return;
    for (const other of stations) {
      if (other !== station && other.isScanning()) report(other, station.address(), advertising);
    }
    onAdvertised(station);
    schedule(station, advertising.intervalMs);
  };
  const schedule = (station: Station, delayMs: number) =>
    timers.set(
      station,
      setTimeout(() => advertise(station), delayMs),
    );

  return {
    stir: () => {
      if (!isAnyoneListening()) return;
      for (const station of stations) {
        const advertising = station.advertising();
        if (!advertising) continue;
        onAdvertised(station);
        if (!timers.has(station)) schedule(station, random() * advertising.intervalMs);
      }
    },
    silence: (station) => {
      clearTimeout(timers.get(station));
      timers.delete(station);
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
};
