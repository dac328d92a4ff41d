import type { EventEmitter } from 'node:events';

/** What is used of `@abandonware/noble`; its own types do not say what happens below. */
export interface NobleCharacteristic extends EventEmitter {
  readonly uuid: string;
  read(): void;
  write(data: Buffer, withoutResponse: boolean): void;
  notify(isOn: boolean): void;
}

export interface NobleService extends EventEmitter {
  readonly uuid: string;
  discoverCharacteristics(uuids: readonly string[]): void;
}

export interface NoblePeripheral extends EventEmitter {
  readonly id: string;
  readonly rssi: number;
  readonly mtu: number | null;
  readonly state: string;
  readonly connectable: boolean;
  readonly advertisement: {
    readonly localName?: string;
    readonly manufacturerData?: Buffer;
    readonly serviceUuids?: readonly string[];
  };
  connect(): void;
  disconnect(): void;
  discoverServices(uuids: readonly string[]): void;
  updateRssi(): void;
}

/** noble's JavaScript host stack; only there with the HCI bindings. */
export interface NobleHci {
  _userChannel?: boolean | string | undefined;
  _isDevUp: boolean | null;
  readonly _socket: { isDevUp(): boolean | null; stop(): void };
  readLeBufferSize(): void;
  pollIsDevUp(): void;
  flushAcl(): Promise<void>;
}

export interface NobleBindings extends EventEmitter {
  readonly _hci?: NobleHci;
  readonly _handles?: Readonly<Record<string, number>>;
  readonly _aclStreams?: Readonly<Record<number, EventEmitter>>;
  _state?: string | null;
  onStateChange?(state: string): void;
  stop?(): void;
}

export interface Noble extends EventEmitter {
  /** Asking for the state starts the driver; throws when that fails. */
  readonly state: string;
  readonly _bindings: NobleBindings;
  startScanning(uuids: readonly string[], allowDuplicates: boolean): void;
  stopScanning(): void;
  cancelConnect(id: string): void;
}
