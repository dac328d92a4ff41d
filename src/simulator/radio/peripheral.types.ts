/** ATT error codes a broken request is answered with; everything else is answered with success. */
export type AttStatus = 'ok' | 'bad-offset' | 'bad-length';

export interface GattCharacteristicSpec {
  /** 32 lower-case hex digits. */
  readonly uuid: string;
  readonly properties: readonly ('read' | 'write' | 'notify')[];
  /** The whole value; called once at offset 0 and latched for the Read Blobs that follow. Empty when locked. */
  read?(link: number): Buffer;
  /** The whole joined value (also after Prepare/Execute Write). */
  write?(link: number, value: Buffer): AttStatus;
}

export interface GattServiceSpec {
  readonly uuid: string;
  readonly characteristics: readonly GattCharacteristicSpec[];
}

export interface PeripheralSpec {
  /** Path of the radio's local socket (Unix domain socket, or named pipe on Windows). */
  readonly radioPath: string;
  /** Six bytes as `aa:bb:cc:dd:ee:ff`. */
  readonly address: string;
  readonly services: readonly GattServiceSpec[];
  /** Raw AD structures, read each time advertising (re)starts or `refreshAdvertising` is called. */
  advertisement(): { data: Buffer; scanResponse: Buffer };
  onLinkUp?(link: number): void;
  onLinkDown?(link: number): void;
  /** Default 256; 23 is the smallest. */
  readonly maxMtuBytes?: number;
}

export interface Peripheral {
  /** Advertise while no central is connected; false = silent, and an existing link is dropped. */
  setDoorOpen(open: boolean): void;
  refreshAdvertising(): void;
  notify(characteristicUuid: string, value: Buffer): void;
  /** Ends the link from the charger's side. */
  dropLink(): void;
  close(): Promise<void>;
}
