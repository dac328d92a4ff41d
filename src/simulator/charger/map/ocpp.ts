import { oneOf, type PointRow, range, rw, secret } from './rows.ts';

/** Block O: OCPP. */
export const ocppRows: readonly PointRow[] = [
  rw(0, 'ocpp.mode', 'u16', 1, oneOf(0, 16, 32)),
  rw(1, 'ocpp.securityProfile', 'u16', 1, range(0, 3)),
  rw(2, 'ocpp.url', 'string64'),
  rw(66, 'ocpp.identity', 'string16'),
  secret(82, 'ocpp.authorizationKey', 'string20'),
  rw(102, 'ocpp.heartbeatInterval', 'u16', 1, range(10, 65534)),
  rw(103, 'ocpp.meterInterval', 'u16', 1, range(5, 3600, 0)),
  rw(104, 'ocpp.offline', 'u16', 1, oneOf(0, 1, 2)),
  rw(105, 'ocpp.flags', 'u16', 1, range(0, 3)),
];
