import { bufferToWords, encode, unavailable } from '#simulator/charger/encoding.ts';
import { findRow } from '#simulator/charger/registerMap.ts';
import { isSetting } from '#simulator/charger/settings.ts';
import {
  BadRequest,
  type Fields,
  fields,
  flag,
  integerFrom,
  listOf,
  numberFrom,
  oneOf,
  type Reader,
} from './fields.ts';

const MAX_DELAY_MS = 600_000;
const HIGHEST_FAULT_BIT = 30;
const MAX_COUNT = 100_000;
const MAX_FILE_BYTES = 16_777_216;

const faultBits = listOf(integerFrom(0, HIGHEST_FAULT_BIT));
const volts = numberFrom(0, 500);
const celsius = numberFrom(-40, 200);

const modbusShape = {
  silence: flag,
  /** True is a foreign transaction id. */
  corrupt: oneOf(true, false, 'transaction', 'bytes'),
  half: flag,
  lateMs: integerFrom(0, MAX_DELAY_MS),
  busy: flag,
  refuse: flag,
  dropAfterFrames: integerFrom(1, MAX_COUNT),
  at: oneOf('before', 'half', 'after'),
};

/** Where a connection is cut means nothing without when, and the other way round. */
const modbus: Reader<Fields<typeof modbusShape>> = (value, name) => {
  const read = fields(modbusShape)(value, name);
  if ((read.dropAfterFrames === undefined) === (read.at === undefined)) return read;
  throw new BadRequest('"dropAfterFrames" and "at" go together');
};

const radioShape = {
  rssiDbm: integerFrom(-127, 20),
  inRange: flag,
  loss: numberFrom(0, 1),
  latencyMs: integerFrom(0, MAX_DELAY_MS),
  mtu: integerFrom(23, 256),
  dropAfterPackets: integerFrom(1, MAX_COUNT),
};

const fileShape = {
  cutPowerAtByte: integerFrom(1, MAX_FILE_BYTES),
  cutPowerDuring: oneOf('check', 'install'),
  dropLinkAtChunk: integerFrom(1, MAX_COUNT),
  busyMs: integerFrom(0, MAX_DELAY_MS),
};

/** Settings by name, numbers in units and texts as they are. */
export const settings: Reader<Readonly<Record<string, number | string>>> = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadRequest(`"${name}" must be an object`);
  return Object.fromEntries(
    Object.entries(value).map(([point, content]) => {
      if (!isSetting(point)) throw new BadRequest(`"${point}" is no setting`);
      if (typeof content === 'string' || typeof content === 'number') return [point, content];
      throw new BadRequest(`"${point}" must be a number or a text`);
    }),
  );
};

/** Raw register values by point: a number, hex digits of all its registers, or "none" for its "unavailable". */
const registers: Reader<Readonly<Record<string, readonly number[]>>> = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadRequest(`"${name}" must be an object`);
  return Object.fromEntries(
    Object.entries(value).map(([point, content]) => [point, registersOf(point, content)]),
  );
};

const registersOf = (point: string, content: unknown): readonly number[] => {
  const row = findRow(point);
  if (row === undefined) throw new BadRequest(`"${point}" is no point`);
  if (content === 'none') return encode(row, unavailable(row.type));
  if (typeof content === 'number' && Number.isInteger(content) && row.words <= 2) return encode(row, content);
  if (typeof content === 'string' && /^([0-9a-fA-F]{4})+$/.test(content) && content.length === 4 * row.words)
    return bufferToWords(Buffer.from(content, 'hex'));
  throw new BadRequest(`"${point}" must be a whole number, ${4 * row.words} hex digits or "none"`);
};

/** Bad habits of an OCPP client. */
const ocppShape = {
  noSubprotocol: flag,
  trailingSlash: flag,
  doubledIdentity: flag,
  wrongCase: flag,
  longSerial: flag,
  readonlyAsNumber: flag,
  clock1970: flag,
  tls10: flag,
  backOffStorm: flag,
};

const ohms = numberFrom(0, 20);

const shape = {
  clear: flag,
  dropLink: flag,
  reboot: flag,
  silence: flag,
  delayMs: integerFrom(0, MAX_DELAY_MS),
  ignoreWrites: flag,
  codes: faultBits,
  warnings: faultBits,
  alterWrites: settings,
  modbus,
  radio: fields(radioShape),
  file: fields(fileShape),
  ocpp: fields(ocppShape),
  garble: registers,
  selfTestFails: flag,
  history: fields({ newRecordAtRead: integerFrom(1, MAX_COUNT) }),
  socket: fields({ dropOhm: fields({ l1: ohms, l2: ohms, l3: ohms }), contactOhm: numberFrom(0, 1) }),
  mains: fields({ l1: volts, l2: volts, l3: volts }),
  temperatures: fields({ mainsPlug: celsius }),
  wifi: fields({ rssiDbm: integerFrom(-127, 0), clientIsolation: flag }),
};

export type FaultsRequest = Fields<typeof shape>;

/** The body of `POST /chargers/{serial}/faults`. */
export const readFaultsRequest: Reader<FaultsRequest> = fields(shape);
