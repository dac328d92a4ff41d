import { isPrivate, parseIpv4, reservedRange } from '#shared/domain/ipv4.ts';
import type { OcppFinding } from './ocppFinding.ts';
import { type UrlRule, urlFinding } from './urlRules.ts';

export interface UrlHost {
  /** As it is written: lower case, punycode. */
  readonly host: string;
  readonly kind: 'name' | 'ipv4' | 'ipv6';
  /** Reachable from the internet, as far as the name tells. */
  readonly isPublic: boolean;
  /** The charger itself, or nobody. */
  readonly isLoopback: boolean;
  readonly findings: readonly OcppFinding<UrlRule>[];
}

const refused = (finding: OcppFinding<UrlRule>, host: string): UrlHost => ({
  host,
  kind: 'name',
  isPublic: false,
  isLoopback: false,
  findings: [finding],
});

/** The host as the parser of browsers writes it (punycode, short IPv6); null for one it does not take. */
const parsedHost = (host: string): string | null => {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
};

const ipv6Host = (typed: string): UrlHost => {
  const host = typed.includes('%') ? null : parsedHost(typed);
  if (host === null) return refused(urlFinding('url-ipv6-invalid', {}), typed);
  const isLoopback =
    ['[::]', '[::1]'].includes(host) || /^\[fe[89ab]/.test(host) || /^\[::ffff:(7f|a9fe|0:)/.test(host);
  const isLocal = isLoopback || /^\[f[cd]/.test(host);
  return {
    host,
    kind: 'ipv6',
    isPublic: !isLocal,
    isLoopback,
    findings: [urlFinding('url-ipv6', { host })],
  };
};

const ipv4Host = (host: string): UrlHost => {
  const address = parseIpv4(host);
  if (address === null) return refused(urlFinding('url-ipv4', { host }), host);
  const range = reservedRange(address);
  const isLoopback = range === 'loopback' || range === 'this-network' || range === 'link-local';
  const isReserved = range === 'multicast' || range === 'future-use';
  return {
    host,
    kind: 'ipv4',
    isPublic: !isLoopback && !isPrivate(address),
    isLoopback,
    findings: isReserved ? [urlFinding('url-address-reserved', { host })] : [],
  };
};

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];
const isMixed = (label: string): boolean => scripts.filter((script) => script.test(label)).length > 1;

const isLabel = (label: string): boolean => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label);
const localEndings = ['local', 'lan', 'internal', 'intranet', 'home', 'localdomain', 'arpa', 'test'];

const nameFindings = (typed: string, host: string): OcppFinding<UrlRule>[] => {
  if (!/[^\0-\u007f]/.test(typed)) return [];
  const rule = typed.split('.').some(isMixed) ? 'url-mixed-script' : 'url-idn';
  return [urlFinding(rule, { host: typed, written: host })];
};

/** Looks at the host without its port: a name, an IPv4 or an IPv6 address in brackets. */
export const readHost = (typed: string): UrlHost => {
  if (typed.startsWith('[')) return ipv6Host(typed);
  const isAscii = !/[^\0-\u007f]/.test(typed);
  const host = isAscii ? typed.toLowerCase() : parsedHost(typed);
  if (host === null) return refused(urlFinding('url-host', { host: typed.slice(0, 60) }), typed);
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  // Parsers read these as numbers of an address, also with one part or in hexadecimal.
  if (/^(?:[0-9]+|0x[0-9a-f]*)$/.test(last)) return ipv4Host(host);
  const isFine = host.length <= 253 && labels.every(isLabel) && parsedHost(host) === host;
  if (!isFine) return refused(urlFinding('url-host', { host: typed.slice(0, 60) }), host);
  const isLoopback = last === 'localhost' || host === 'localhost.localdomain';
  return {
    host,
    kind: 'name',
    isPublic: !isLoopback && labels.length > 1 && !localEndings.includes(last),
    isLoopback,
    findings: nameFindings(typed, host),
  };
};
