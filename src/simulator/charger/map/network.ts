import { oneOf, type PointRow, ro, rw, secret } from './rows.ts';

/** Block N: network. */
export const networkRows: readonly PointRow[] = [
  rw(0, 'wifi.mode', 'u16', 1, oneOf(0, 1, 2, 3)),
  rw(1, 'wifi.country', 'string1'),
  rw(2, 'wifi.ssid', 'string16'),
  secret(18, 'wifi.password', 'string32'),
  secret(50, 'wifi.apPassword', 'string16'),
  rw(66, 'network.hostname', 'string16'),
  rw(82, 'network.ipMode', 'u16', 1, oneOf(0, 1)),
  ro(83, 'network.secretsSet', 'u16'),
  rw(84, 'network.address', 'raw2'),
  rw(86, 'network.netmask', 'raw2'),
  rw(88, 'network.gateway', 'raw2'),
  rw(90, 'network.dns1', 'raw2'),
  rw(92, 'network.dns2', 'raw2'),
  rw(94, 'network.ntpServer', 'string16'),
];
