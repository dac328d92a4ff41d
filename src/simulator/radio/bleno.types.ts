import type { EventEmitter } from 'node:events';

export type BlenoAnswer = (result: number, data?: Buffer) => void;

export interface BlenoCharacteristicOptions {
  readonly uuid: string;
  readonly properties: readonly string[];
  readonly onReadRequest?: (offset: number, answer: BlenoAnswer) => void;
  readonly onWriteRequest?: (
    data: Buffer,
    offset: number,
    withoutResponse: boolean,
    answer: BlenoAnswer,
  ) => void;
  readonly onSubscribe?: (maxValueBytes: number, update: (value: Buffer) => void) => void;
  readonly onUnsubscribe?: () => void;
}

/** The parts of bleno's HCI bindings a virtual peripheral steers. */
export interface BlenoBindings extends EventEmitter {
  _state: string | null;
  readonly _gatt: { maxMtu: number };
  readonly _hci: { setAdvertisingData(data: Buffer): void; setScanResponseData(data: Buffer): void };
  onStateChange(state: string): void;
}

/** What is used of `@abandonware/bleno`. */
export interface Bleno extends EventEmitter {
  readonly state: string;
  readonly Characteristic: new (options: BlenoCharacteristicOptions) => EventEmitter;
  readonly PrimaryService: new (options: {
    readonly uuid: string;
    readonly characteristics: readonly EventEmitter[];
  }) => EventEmitter;
  setServices(services: readonly EventEmitter[], done?: () => void): void;
  startAdvertisingWithEIRData(data: Buffer, scanResponse: Buffer): void;
  stopAdvertising(): void;
  disconnect(): void;
}
