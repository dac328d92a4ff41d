/** An IPv4 address in dotted form as a number; null when it is not one. No leading zeros: they mean octal to some. */
export function parseIpv4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let address = 0;
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return null;
    address = address * 256 + Number(part);
  }
  return address;
}

/** Length of the prefix of a netmask; null when its ones are not in one piece at the front. */
export function prefixLength(netmask: number): number | null {
  const hosts = 2 ** 32 - 1 - netmask;
  const hostBits = Math.log2(hosts + 1);
  return Number.isInteger(hostBits) ? 32 - hostBits : null;
}

/** First and last address of the network an address is in. */
export function networkRange(
  address: number,
  prefix: number,
): { readonly first: number; readonly last: number } {
  const size = 2 ** (32 - prefix);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}

const reserved = [
  ['0.0.0.0', 8, 'this-network'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local'],
  ['192.0.2.0', 24, 'documentation'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'future-use'],
] as const;
export type ReservedRange = (typeof reserved)[number][2];

/** The reserved range an address lies in (RFC 6890), null for one a charger may have. */
export function reservedRange(address: number): ReservedRange | null {
  for (const [start, prefix, name] of reserved) {
    const { first, last } = networkRange(parseIpv4(start) ?? 0, prefix);
    if (address >= first && address <= last) return name;
  }
  return null;
}

const privateRanges = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const;

/** True for addresses of local networks (RFC 1918, and RFC 6598 behind a provider's translation). */
export function isPrivate(address: number): boolean {
  return privateRanges.some(([start, prefix]) => {
    const { first, last } = networkRange(parseIpv4(start) ?? 0, prefix);
    return address >= first && address <= last;
  });
}
