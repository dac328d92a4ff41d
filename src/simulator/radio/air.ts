import { type AirLink, createAirLink, type LinkEnd } from './airLink.ts';
import { advertisingReport, status } from './hciCodes.ts';
import type { ConnectionParameters } from './hciEvents.ts';
import type { ConditionsTable, LinkConditions } from './linkConditions.ts';
import type { Random } from './random.ts';

export interface Advertising {
  readonly data: Buffer;
  readonly scanResponse: Buffer;
  readonly intervalMs: number;
}

/** What the air has to know about one controller. */
export interface Station {
  address(): string;
  /** Undefined while it is silent. */
  advertising(): Advertising | undefined;
  isScanning(): boolean;
  /** The address it wants a connection to, if any. */
  initiating(): { readonly peer: string; readonly parameters: ConnectionParameters } | undefined;
  heard(type: number, address: string, data: Buffer, rssiDbm: number): void;
  /** Opens its end of a new link; the link itself is handed over by `attach`. */
  openEnd(): { readonly end: LinkEnd; attach(link: AirLink, peer: string, isCentral: boolean): void };
}

export interface Air {
  enter(station: Station): void;
  leave(station: Station): void;
  /** A station began to advertise, to scan or to look for a peer. */
  stir(): void;
  measureRssiDbm(address: string): number;
  change(address: string, change: Partial<LinkConditions>): void;
  cut(address: string): void;
  close(): void;
}

/** The space all stations share: carries advertisements and makes links. */
export const createAir = (conditions: ConditionsTable, random: Random): Air => {
  const stations = new Set<Station>();
  const beacons = new Map<Station, NodeJS.Timeout>();
  const links = new Set<AirLink>();

  const join = (central: Station, peripheral: Station, parameters: ConnectionParameters) => {
    const centralEnd = central.openEnd();
    const peripheralEnd = peripheral.openEnd();
    const link = createAirLink({
      central: centralEnd.end,
      peripheral: peripheralEnd.end,
      peripheralAddress: peripheral.address(),
      parameters,
      conditions,
      onEnded: () => links.delete(link),
    });
    links.add(link);
    peripheralEnd.attach(link, central.address(), false);
    centralEnd.attach(link, peripheral.address(), true);
    link.conditionsChanged();
  };
  const report = (listener: Station, address: string, { data, scanResponse }: Advertising) => {
    if (!conditions.isHeard(address)) return;
    listener.heard(advertisingReport.connectable, address, data, conditions.measureRssiDbm(address));
    if (!conditions.isHeard(address)) return;
    listener.heard(advertisingReport.scanResponse, address, scanResponse, conditions.measureRssiDbm(address));
  };
  const answerInitiators = (station: Station) => {
    for (const other of stations) {
      const wish = other.initiating();
      if (wish?.peer !== station.address() || !station.advertising()) continue;
      if (conditions.isHeard(station.address())) join(other, station, wish.parameters);
    }
  };
  const isAnyoneListening = () =>
    [...stations].some((station) => station.isScanning() || station.initiating() !== undefined);
  const beacon = (station: Station) => {
    beacons.delete(station);
    const advertising = station.advertising();
    if (!advertising || !isAnyoneListening()) return;
    for (const other of stations) {
      if (other !== station && other.isScanning()) report(other, station.address(), advertising);
    }
    answerInitiators(station);
    schedule(station, advertising.intervalMs);
  };
  const schedule = (station: Station, delayMs: number) =>
    beacons.set(
      station,
      setTimeout(() => beacon(station), delayMs),
    );
  const linksOf = (address: string) => [...links].filter((link) => link.peripheralAddress === address);

  return {
    enter: (station) => stations.add(station),
    leave: (station) => {
      stations.delete(station);
      clearTimeout(beacons.get(station));
      beacons.delete(station);
    },
    stir: () => {
      for (const station of stations) {
        const advertising = station.advertising();
        if (!advertising) continue;
        answerInitiators(station);
        if (isAnyoneListening() && !beacons.has(station))
          schedule(station, random() * advertising.intervalMs);
      }
    },
    measureRssiDbm: conditions.measureRssiDbm,
    change: (address, change) => {
      conditions.change(address, change);
      for (const link of linksOf(address)) link.conditionsChanged();
    },
    cut: (address) => {
      for (const link of linksOf(address)) link.cut(status.supervisionTimeout);
    },
    close: () => {
      for (const timer of beacons.values()) clearTimeout(timer);
      beacons.clear();
      for (const link of links) link.cut(status.supervisionTimeout);
    },
  };
};
