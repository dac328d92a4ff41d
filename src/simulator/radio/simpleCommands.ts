import type { ControllerState } from './controllerState.ts';
import { command } from './hciCodes.ts';
import { addressBytes, addressText } from './hciEvents.ts';

/** LE data length with the extension, and how many such packets the controller holds. */
const buffer = { bytes: 251, packets: 8 } as const;
const shortestAdvertisingIntervalMs = 20;
// Version 5.1 of the specification, manufacturer 0xFFFF ("not assigned").
const version = Buffer.from([0x0a, 0, 0, 0x0a, 0xff, 0xff, 0, 0]);

/** Does what a command says and gives the return parameters that follow the status, if any. */
export type SimpleCommand = (state: ControllerState, bytes: Buffer) => Buffer | undefined;

const none = () => undefined;
/** A length in one byte, then the data. */
const counted = (bytes: Buffer) => Buffer.from(bytes.subarray(1, 1 + bytes.readUInt8(0)));

/** The commands that are done as soon as they are given, and answered with Command Complete. */
export const simpleCommands = new Map<number, SimpleCommand>([
  [command.setEventMask, none],
  [command.leSetEventMask, none],
  [command.writeLeHostSupported, none],
  [command.leSetScanParameters, none],
  [command.readLeHostSupported, () => Buffer.from([1, 0])],
  [command.readLocalVersion, () => version],
  [command.readBufferSize, () => Buffer.from([buffer.bytes, 0, 0, buffer.packets, 0, 0, 0])],
  [command.leReadBufferSize, () => Buffer.from([buffer.bytes, 0, buffer.packets])],
  [command.readBdAddr, ({ address }) => addressBytes(address)],
  [command.writeBdAddr, (state, bytes) => void (state.address = addressText(bytes))],
  [command.leSetAdvertisingData, (state, bytes) => void (state.advertisingData = counted(bytes))],
  [command.leSetScanResponseData, (state, bytes) => void (state.scanResponse = counted(bytes))],
  [command.leSetAdvertiseEnable, (state, bytes) => void (state.isAdvertising = bytes.readUInt8(0) === 1)],
  [
    command.leSetAdvertisingParameters,
    (state, bytes) => {
      state.advertisingIntervalMs = Math.max(shortestAdvertisingIntervalMs, bytes.readUInt16LE(0) * 0.625);
      return undefined;
    },
  ],
  [
    command.leSetScanEnable,
    (state, bytes) => {
      const isOn = bytes.readUInt8(0) === 1;
      state.scan = isOn ? { onlyOnce: bytes.readUInt8(1) === 1, seen: new Set() } : undefined;
      return undefined;
    },
  ],
]);
