import { type AirLink, createAirLink } from './airLink.ts';
import { createBeacons } from './beacons.ts';
import { status } from './hciCodes.ts';
import type { ConnectionParameters } from './hciEvents.ts';
import type { ConditionsTable, LinkConditions } from './linkConditions.ts';
import { createPacketLimits } from './packetLimits.ts';
import type { Random } from './random.ts';
import type { Station } from './station.ts';

export interface Air {
  enter(station: Station): void;
  leave(station: Station): void;
  /** A station began to advertise, to scan or to look for a peer. */
  stir(): void;
  measureRssiDbm(address: string): number;
  change(address: string, change: Partial<LinkConditions>): void;
  /** Ends the links of one peripheral at once. */
  cut(address: string): void;
  /** Ends the link of one peripheral behind so many more packets, in either direction; undefined takes that back. */
  cutAfter(address: string, packets: number | undefined): void;
  close(): void;
}

/** The space all stations share: carries advertisements and makes links. */
export const createAir = (conditions: ConditionsTable, random: Random): Air => {
  const stations = new Set<Station>();
  const links = new Set<AirLink>();
  const limits = createPacketLimits();

  const join = (central: Station, peripheral: Station, parameters: ConnectionParameters) => {
    const centralEnd = central.openEnd(parameters);
    const peripheralEnd = peripheral.openEnd(parameters);
    const peripheralAddress = peripheral.address();
    const link = createAirLink({
      central: centralEnd.end,
      peripheral: peripheralEnd.end,
      peripheralAddress,
      parameters,
      conditions,
      isLastPacket: () => limits.isLast(peripheralAddress),
      onEnded: () => links.delete(link),
    });
    links.add(link);
    peripheralEnd.attach(link, central.address(), false);
    centralEnd.attach(link, peripheral.address(), true);
    link.conditionsChanged();
  };
  const answerInitiators = (station: Station) => {
    for (const other of stations) {
      const wish = other.initiating();
      if (wish?.peer !== station.address() || !station.advertising()) continue;
      if (conditions.isHeard(station.address())) join(other, station, wish.parameters);
    }
  };
  const beacons = createBeacons({ stations, conditions, random, onAdvertised: answerInitiators });
  const linksOf = (address: string) => [...links].filter((link) => link.peripheralAddress === address);

  return {
    enter: (station) => stations.add(station),
    leave: (station) => {
      stations.delete(station);
      beacons.silence(station);
    },
    stir: beacons.stir,
    measureRssiDbm: conditions.measureRssiDbm,
    change: (address, change) => {
      conditions.change(address, change);
      for (const link of linksOf(address)) link.conditionsChanged();
    },
    cut: (address) => {
      for (const link of linksOf(address)) link.cut(status.supervisionTimeout);
    },
    cutAfter: limits.set,
    close: () => {
      beacons.close();
      for (const link of [...links]) link.cut(status.supervisionTimeout);
    },
  };
};
