import { oneOf, type PointRow, range, ro, rw, secret } from './rows.ts';

const largestFile = 16_777_216;

/** Block F: file transfer. */
export const fileRows: readonly PointRow[] = [
  rw(0, 'file.kind', 'u16', 1, oneOf(1, 2, 3)),
  ro(1, 'file.state', 'u16'),
  rw(2, 'file.size', 'u32', 1, range(0, largestFile)),
  rw(4, 'file.sha256', 'raw16'),
  ro(20, 'file.received', 'u32'),
  ro(22, 'file.reason', 'u16'),
  rw(23, 'file.command', 'u16', 1, oneOf(0, 1, 2, 3, 4, 5)),
  rw(24, 'file.offset', 'u32', 1, range(0, largestFile)),
  rw(26, 'file.length', 'u16', 1, range(0, 194)),
  secret(27, 'file.data', 'raw97'),
];
