/** What a charger shows before anybody connects to it (docs: reference profile, "Advertising"). */
export interface BleAdvertisement {
  /** Stable while the radio lives; what `connect` takes. */
  readonly id: string;
  readonly name: string;
  readonly rssiDbm: number;
  /** Manufacturer data including the two bytes of the company (little endian), empty when there is none. */
  readonly manufacturerData: Uint8Array;
  readonly serviceUuids: readonly string[];
  readonly seenAtMs: number;
}

export type RadioUnavailableReason =
  | 'no-adapter'
  | 'powered-off'
  | 'unauthorised'
  | 'driver-missing'
  | 'radio-gone'
  | 'unsupported';

export type BleRadioState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'unavailable'; readonly reason: RadioUnavailableReason };

export interface BleConnectOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

/**
 * One connection to one charger. Every call settles: with the value, with `device.link-lost` when the link ends,
 * or with `device.timeout` after its deadline. UUIDs are 32 lower-case hex digits without dashes.
 */
export interface BleLink {
  readonly id: string;
  readonly name: string;
  readonly mtuBytes: number;
  isOpen(): boolean;
  /** Received signal strength in dBm. */
  rssiDbm(): Promise<number>;
  read(characteristicUuid: string, deadlineMs?: number): Promise<Uint8Array>;
  /** Write with response (long values as Prepare/Execute). */
  write(characteristicUuid: string, value: Uint8Array, deadlineMs?: number): Promise<void>;
  /** Calls `listener` with every notification; resolves to what ends it. */
  subscribe(characteristicUuid: string, listener: (value: Uint8Array) => void): Promise<() => Promise<void>>;
  /** `wanted` is true when this side closed the link. Returns what removes the listener. */
  onClosed(listener: (end: { readonly wanted: boolean }) => void): () => void;
  close(): Promise<void>;
}

/** The laptop's Bluetooth LE radio, real or practice. Never throws for a missing driver: that is a state. */
export interface BleRadio {
  state(): BleRadioState;
  onState(listener: (state: BleRadioState) => void): () => void;
  /** Starts scanning (duplicates reported) until the returned function is called; several may scan at once. */
  scan(listener: (advertisement: BleAdvertisement) => void): Promise<() => Promise<void>>;
  connect(id: string, options: BleConnectOptions): Promise<BleLink>;
  close(): Promise<void>;
}
