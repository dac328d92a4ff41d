import type { Door } from '#shared/domain/pointValue.ts';
import type { DeviceBlock } from '#shared/profile/deviceProfile.ts';
import type { AccessState } from './deviceSession.types.ts';

/** Words from an offset of a block on. */
export interface DoorWrite {
  readonly offset: number;
  readonly words: readonly number[];
}

/**
 * One door of one charger in blocks and registers; what differs between Bluetooth and Modbus ends here.
 * A refused write is `write.*` with the register; a locked read `pin.required`.
 */
export interface DeviceDoor {
  readonly door: Door;
  readonly address: string;
  isOpen(): boolean;
  /** Requests sent so far (ATT or Modbus). */
  requests(): number;
  readWords(block: DeviceBlock, offset: number, count: number): Promise<readonly number[]>;
  writeWords(block: DeviceBlock, offset: number, words: readonly number[]): Promise<void>;
  /**
   * Writes of which each is only taken when the one before was: one behind the other where the door answers late. Done
   * when the last one was accepted; after an error nobody knows which was the last.
   */
  writeInRow(block: DeviceBlock, writes: readonly DoorWrite[]): Promise<void>;
  /** Turns a windowed block to a page. */
  selectPage(block: DeviceBlock, page: number): Promise<void>;
  access(): Promise<AccessState>;
  /** One attempt: `pin.wrong`, `pin.blocked`, `modbus.locked`. */
  sendPin(pin: string): Promise<AccessState>;
  changePin(oldPin: string, newPin: string): Promise<void>;
  /** Calls the listener with whole samples of a notifying block; undefined when they would not fit the link. */
  watch(
    block: DeviceBlock,
    listener: (words: readonly number[]) => void,
  ): Promise<(() => Promise<void>) | undefined>;
  rssiDbm(): Promise<number | null>;
  onClosed(listener: (end: { readonly wanted: boolean }) => void): () => void;
  close(): Promise<void>;
}
