import { connectionUrl, decodeSegment } from './connectionUrl.ts';
import { isBlocked, type OcppFinding } from './ocppFinding.ts';
import { generalLimits, type OcppLimits, type SecurityProfile } from './ocppLimits.ts';
import { readHost, type UrlHost } from './urlHost.ts';
import { splitUrl, type UrlParts } from './urlParts.ts';
import { readPath } from './urlPath.ts';
import { type UrlRule, urlFinding } from './urlRules.ts';
import { characterFinding, placeholderFinding, trimAscii } from './urlText.ts';

export interface UrlOptions {
  readonly limits?: OcppLimits;
  /** The security profile, when it is known. */
  readonly profile?: SecurityProfile | null;
  readonly identity?: string;
  /** A practice site lives on this computer: loopback targets are right there. */
  readonly isPractice?: boolean;
  /** The certificate is known to name the address itself. */
  readonly certifiesAddress?: boolean;
}

export interface UrlCheck {
  readonly findings: readonly OcppFinding<UrlRule>[];
  /** The endpoint as it is written to the charger; null when a rule blocks. */
  readonly url: string | null;
  readonly scheme: 'ws' | 'wss' | null;
  /** Lower case, punycode, IPv6 in brackets. */
  readonly host: string | null;
  readonly port: number | null;
  readonly isAddress: boolean;
}

type Findings = OcppFinding<UrlRule>[];

/** More than any charger stores; what is longer is not even looked at. */
const readableLength = 4096;

const nothing = (findings: readonly OcppFinding<UrlRule>[]): UrlCheck => ({
  findings,
  url: null,
  scheme: null,
  host: null,
  port: null,
  isAddress: false,
});

const splitAuthority = (authority: string): { readonly host: string; readonly port: string | null } => {
  const at = authority.startsWith('[')
    ? authority.indexOf(':', authority.indexOf(']'))
    : authority.indexOf(':');
  return at < 0
    ? { host: authority, port: null }
    : { host: authority.slice(0, at), port: authority.slice(at + 1) };
};

const isPort = (text: string): boolean => /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= 65_535;

const withoutCredentials = ({ scheme, authority, path }: UrlParts): string =>
  `${scheme}://${authority.slice(authority.lastIndexOf('@') + 1)}${path}`;

const hostFindings = (
  { scheme }: UrlParts,
  found: UrlHost,
  { profile = null, isPractice = false, certifiesAddress = false }: UrlOptions,
): Findings => {
  const { host, kind, isLoopback, isPublic } = found;
  const findings: Findings = [...found.findings];
  if (isLoopback && !isPractice) findings.push(urlFinding('url-loopback', { host }));
  if (scheme === 'ws' && isPublic) findings.push(urlFinding('url-plain-public', { host }));
  if (scheme === 'wss' && kind !== 'name' && !certifiesAddress)
    findings.push(
      profile === 2 || profile === 3
        ? urlFinding('url-address-certificate', { host, profile })
        : urlFinding('url-address-tls', { host }),
    );
  return findings;
};

const portFindings = ({ scheme }: UrlParts, port: string | null): Findings => {
  const swapped = scheme === 'ws' ? '443' : '80';
  return port === swapped ? [urlFinding('url-port-swapped', { scheme, port })] : [];
};

const identityFindings = (url: string, path: string, identity: string | undefined): Findings => {
  const last = decodeSegment(path.slice(path.lastIndexOf('/') + 1));
  const typed = trimAscii(identity ?? '');
  if (!path || typed === '' || last?.toLowerCase() !== typed.toLowerCase()) return [];
  const shorter = url.slice(0, url.lastIndexOf('/'));
  const params = { once: connectionUrl(shorter, typed) ?? '', twice: connectionUrl(url, typed) ?? '' };
  return [urlFinding('url-has-identity', params, shorter)];
};

const checkParts = (parts: UrlParts, options: UrlOptions, noted: Findings): UrlCheck => {
  const { scheme, typedScheme, authority, query, hasFragment } = parts;
  const { host: typedHost, port } = splitAuthority(authority);
  // A password may hold a slash; then its end looks like a path.
  const hasBadPort = port !== null && !isPort(port);
  if (authority.includes('@') || (hasBadPort && parts.path.includes('@')))
    return nothing([
      ...noted,
      urlFinding('url-credentials', {}, authority.includes('@') ? withoutCredentials(parts) : null),
    ]);
  if (hasBadPort) return nothing([...noted, urlFinding('url-port', {})]);
  if (typedHost === '') return nothing([...noted, urlFinding('url-no-host', {})]);
  const found = readHost(typedHost);
  const { host } = found;
  const prefix = `${scheme}://${host}${port === null ? '' : `:${port}`}`;
  const { path, findings: pathFindings } = readPath(parts.path, prefix);
  const url = `${prefix}${path}${query}`;
  const findings: Findings = [...noted, ...hostFindings(parts, found, options), ...pathFindings];
  if (/[A-Z]/.test(typedScheme + typedHost) && found.kind !== 'ipv6')
    findings.push(urlFinding('url-lower-case', { written: prefix }));
  if (hasFragment) findings.push(urlFinding('url-fragment', {}, url));
  if (query !== '') findings.push(urlFinding('url-query', {}, `${prefix}${path}`));
  findings.push(
    ...portFindings(parts, port),
    ...identityFindings(`${prefix}${path}`, path, options.identity),
  );
  const max = (options.limits ?? generalLimits).urlBytes;
  if (url.length > max) findings.push(urlFinding('url-too-long', { length: url.length, max }));
  return {
    findings,
    url: isBlocked(findings) ? null : url,
    scheme,
    host,
    port: port === null ? null : Number(port),
    isAddress: found.kind !== 'name',
  };
};

/** Every rule for the address of a back end (checklist W1–W16); quick and quiet for any text. */
export const checkUrl = (typed: string, options: UrlOptions = {}): UrlCheck => {
  const max = (options.limits ?? generalLimits).urlBytes;
  if (typed.length > readableLength)
    return nothing([urlFinding('url-too-long', { length: typed.length, max })]);
  const text = trimAscii(typed);
  const noted: Findings = text === typed ? [] : [urlFinding('url-trimmed', {}, text)];
  if (text === '') return nothing([urlFinding('url-empty', {})]);
  const character = placeholderFinding(text) ?? characterFinding(text);
  if (character) return nothing([...noted, character]);
  const split = splitUrl(text);
  return 'finding' in split ? nothing([...noted, split.finding]) : checkParts(split.parts, options, noted);
};
