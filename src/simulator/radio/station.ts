import type { AirLink, LinkEnd } from './airLink.ts';
import type { ConnectionParameters } from './hciEvents.ts';

export interface Advertising {
  readonly data: Buffer;
  readonly scanResponse: Buffer;
  readonly intervalMs: number;
}

/** One end of a link that is being made; the link itself is handed over by `attach`. */
export interface StationEnd {
  readonly end: LinkEnd;
  attach(link: AirLink, peer: string, isCentral: boolean): void;
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
  openEnd(parameters: ConnectionParameters): StationEnd;
}
