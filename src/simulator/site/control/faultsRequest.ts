import { type Fields, fields, flag, integerFrom, listOf, numberFrom, oneOf, type Reader } from './fields.ts';

const MAX_DELAY_MS = 600_000;
const HIGHEST_FAULT_BIT = 30;

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
};

const radioShape = {
  rssiDbm: integerFrom(-127, 20),
  inRange: flag,
  loss: numberFrom(0, 1),
  latencyMs: integerFrom(0, MAX_DELAY_MS),
  mtu: integerFrom(23, 256),
};

const shape = {
  clear: flag,
  dropLink: flag,
  reboot: flag,
  silence: flag,
  delayMs: integerFrom(0, MAX_DELAY_MS),
  ignoreWrites: flag,
  codes: faultBits,
  warnings: faultBits,
  modbus: fields(modbusShape),
  radio: fields(radioShape),
  mains: fields({ l1: volts, l2: volts, l3: volts }),
  temperatures: fields({ mainsPlug: celsius }),
  wifi: fields({ rssiDbm: integerFrom(-127, 0), clientIsolation: flag }),
};

export type FaultsRequest = Fields<typeof shape>;

/** The body of `POST /chargers/{serial}/faults`. */
export const readFaultsRequest: Reader<FaultsRequest> = fields(shape);
