import type { AirLink, LinkEnd } from './airLink.ts';
import type { ConnectionParameters } from './hciEvents.ts';

export interface OpenLink {
  readonly end: LinkEnd;
  readonly air: AirLink;
}

/** What one controller remembers between two commands of its host. */
export interface ControllerState {
  address: string;
  advertisingData: Buffer;
  scanResponse: Buffer;
  advertisingIntervalMs: number;
  isAdvertising: boolean;
  scan: { readonly onlyOnce: boolean; readonly seen: Set<string> } | undefined;
  /** The connection the host asked for and does not have yet. */
  wish: { readonly peer: string; readonly parameters: ConnectionParameters } | undefined;
  nextHandle: number;
  readonly links: Map<number, OpenLink>;
}

export const createControllerState = (address: string): ControllerState => ({
  address,
  advertisingData: Buffer.alloc(0),
  scanResponse: Buffer.alloc(0),
  advertisingIntervalMs: 100,
  isAdvertising: false,
  scan: undefined,
  wish: undefined,
  nextHandle: 0,
  links: new Map(),
});

/** The link a command or a data packet is about: both begin with its handle. */
export const linkOf = ({ links }: ControllerState, bytes: Buffer): OpenLink | undefined =>
  links.get(bytes.readUInt16LE(0) & 0x0fff);
