import type { PointDocument, ProfileDocument, RangeItem } from './profileDocument.ts';

export type PointType =
  | { readonly kind: 'u16' | 's16' | 'u32' | 's32' | 'ipv4' }
  | { readonly kind: 'string' | 'raw'; readonly registers: number };

/** Where a point lies: registers from the start of a block, on a page when the block is a window. */
export interface PointPlace {
  readonly block: string;
  readonly offset: number;
  readonly page?: number;
}

/** One thing that can be read or set, complete: defaults filled in, records of groups numbered. */
export interface DevicePoint {
  readonly name: string;
  readonly place: PointPlace;
  /** The same value in a block without pages; Modbus reads it there. */
  readonly mirror?: PointPlace;
  readonly registers: number;
  readonly type: PointType;
  /** The value is only these bits of the register. */
  readonly field?: PointDocument['field'];
  readonly scale: number;
  readonly unit: string;
  readonly access: 'r' | 'w' | 'rw';
  readonly range: readonly RangeItem[];
  readonly text?: PointDocument['text'];
  /** Words by raw number; empty when the point is no enumeration. */
  readonly enum: Readonly<Record<string, string>>;
  readonly bits: Readonly<Record<string, string>>;
  readonly persist: 'ram' | 'flash';
  readonly secret?: PointDocument['secret'];
  /** Raw value that means unavailable; undefined when every raw value means something. */
  readonly unavailableRaw: number | undefined;
  readonly minWriteMs: number;
  readonly needsCarUnplugged: boolean;
  readonly source: string;
  readonly note?: string;
}

export interface DeviceBlock {
  readonly key: string;
  readonly title: string;
  readonly start: number;
  readonly length: number;
  readonly gatt?: string;
  readonly storage: 'fixed' | 'ram' | 'staged';
  readonly pin: ProfileDocument['blocks'][number]['pin'];
  readonly snapshot: boolean;
  readonly notify: boolean;
  /** The block is a window over pages, chosen by writing the point `by` at `offset`. */
  readonly window?: { readonly by: string; readonly offset: number; readonly pages: number };
  /** The block repeats another one without pages; there when this bit of `capabilities` is set. */
  readonly mirrors?: { readonly block: string; readonly capability: number };
}

/** A profile ready for use: what sessions, plans and the interface speak of. */
export interface DeviceProfile {
  readonly id: string;
  readonly vendor: string;
  readonly model: string;
  readonly version: string;
  /** False for a profile of the user's own. */
  readonly verified: boolean;
  readonly match: ProfileDocument['match'];
  readonly transport: ProfileDocument['transport'];
  readonly watchdog: ProfileDocument['watchdog'];
  readonly commit: ProfileDocument['commit'];
  readonly commissioning: ProfileDocument['commissioning'];
  readonly enableHint: ProfileDocument['enableHint'];
  readonly variants: ProfileDocument['variants'];
  readonly blocks: ReadonlyMap<string, DeviceBlock>;
  /** In the order of the map. */
  readonly points: ReadonlyMap<string, DevicePoint>;
}
