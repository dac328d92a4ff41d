import { oneOf, type PointRow, range, ro, rw } from './rows.ts';

/** One schedule of block D. */
export const scheduleRows: readonly PointRow[] = [
  rw(0, 'flags', 'u16'),
  rw(1, 'start', 'u16', 1, range(0, 1439)),
  rw(2, 'stop', 'u16', 1, range(0, 1439)),
  rw(3, 'current', 'u16', 0.001, range(6000, 40000)),
  rw(4, 'energy', 'u16', 100, range(0, 65534)),
  rw(5, 'mode', 'u16', 1, oneOf(0, 1)),
];

/** One card of block R. */
export const cardRows: readonly PointRow[] = [
  rw(0, 'flags', 'u16', 1, range(0, 3)),
  rw(1, 'length', 'u16', 1, range(0, 10)),
  rw(2, 'uid', 'raw5'),
  rw(7, 'maxCurrent', 'u16', 0.001, range(6000, 40000, 0xffff)),
  ro(8, 'energy', 'u32'),
  rw(10, 'name', 'string10'),
];

/** One record of the history, the same in the window (H) and in the mirror (M). */
export const historyRows: readonly PointRow[] = [
  ro(0, 'id', 'u32'),
  ro(2, 'start', 'u32'),
  ro(4, 'end', 'u32'),
  ro(6, 'energy', 'u32'),
  ro(8, 'meterStart', 'u32'),
  ro(10, 'chargingTime', 'u32'),
  ro(12, 'peakPower', 'u16'),
  ro(13, 'maxCurrent', 'u16', 0.001),
  ro(14, 'phases', 'u16'),
  ro(15, 'stopReason', 'u16'),
  ro(16, 'authSource', 'u16'),
  ro(17, 'rfidLength', 'u16'),
  ro(18, 'rfid', 'raw5'),
  ro(23, 'maxTemperature', 's16', 0.1),
];
