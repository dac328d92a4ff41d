import { h4 } from './h4.ts';
import type { Role } from './hciCodes.ts';

const u16 = (value: number) => Buffer.from([value & 0xff, (value >> 8) & 0xff]);

/** Addresses are written last byte first on the wire. */
export const addressBytes = (address: string): Buffer =>
  Buffer.from(address.replaceAll(':', ''), 'hex').reverse();

/** `aa:bb:cc:dd:ee:ff` from six bytes in wire order. */
export const addressText = (bytes: Buffer): string =>
  [...bytes.subarray(0, 6)]
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(':');

const event = (code: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([h4.event, code, body.length]), body]);
};

const leMeta = (subevent: number, ...parts: readonly Buffer[]) =>
  event(0x3e, Buffer.from([subevent]), ...parts);

export const commandComplete = (opcode: number, status: number, result: Buffer = Buffer.alloc(0)): Buffer =>
  event(0x0e, Buffer.from([1]), u16(opcode), Buffer.from([status]), result);

export const commandStatus = (opcode: number, status: number): Buffer =>
  event(0x0f, Buffer.from([status, 1]), u16(opcode));

export const disconnectionComplete = (handle: number, reason: number): Buffer =>
  event(0x05, Buffer.from([0]), u16(handle), Buffer.from([reason]));

export const completedPackets = (handle: number, count: number): Buffer =>
  event(0x13, Buffer.from([1]), u16(handle), u16(count));

/** Connection parameters in the units of the air: 1.25 ms, events, 10 ms. */
export interface ConnectionParameters {
  readonly interval: number;
  readonly latency: number;
  readonly timeout: number;
}

const parameterBytes = ({ interval, latency, timeout }: ConnectionParameters) =>
  Buffer.concat([u16(interval), u16(latency), u16(timeout)]);

export interface ConnectionCompleteFields {
  readonly status: number;
  readonly handle: number;
  readonly role: Role;
  readonly peer: string;
  readonly parameters: ConnectionParameters;
}

export const connectionComplete = (fields: ConnectionCompleteFields): Buffer =>
  leMeta(
    0x01,
    Buffer.from([fields.status]),
    u16(fields.handle),
    Buffer.from([fields.role, 0]),
    addressBytes(fields.peer),
    parameterBytes(fields.parameters),
    Buffer.from([0]),
  );

export const connectionUpdateComplete = (handle: number, parameters: ConnectionParameters): Buffer =>
  leMeta(0x03, Buffer.from([0]), u16(handle), parameterBytes(parameters));

export const advertisingReportEvent = (
  type: number,
  address: string,
  data: Buffer,
  rssiDbm: number,
): Buffer =>
  leMeta(
    0x02,
    Buffer.from([1, type, 0]),
    addressBytes(address),
    Buffer.from([data.length]),
    data,
    Buffer.from([rssiDbm & 0xff]),
  );

/** ACL data as the receiving host sees it: a first fragment carries boundary flag 2, whatever the sender used. */
export const aclPacket = (handle: number, isContinuation: boolean, payload: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([h4.aclData]),
    u16(handle | ((isContinuation ? 1 : 2) << 12)),
    u16(payload.length),
    payload,
  ]);
