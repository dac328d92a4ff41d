import type { IncomingMessage } from 'node:http';

/** Why a request is refused before anything else is looked at, or undefined when it may go on. */
export type GuardRefusal = 'host' | 'origin' | 'method';

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

/**
 * Refuses what does not come from this server's own page: a foreign Host (DNS rebinding), a foreign Origin, and
 * requests that another page on this computer sends (same site, other port), which cookies cannot tell apart.
 */
export const refusalOf = (
  request: IncomingMessage,
  port: number,
  kind: 'page' | 'upgrade',
): GuardRefusal | undefined => {
  const host = `127.0.0.1:${port}`;
  if (headerOf(request, 'host') !== host) return 'host';
  const origin = headerOf(request, 'origin');
  if (origin !== undefined && origin !== `http://${host}`) return 'origin';
  if (kind === 'upgrade' && origin === undefined) return 'origin';
  const site = headerOf(request, 'sec-fetch-site');
  const isForeign = site === 'cross-site' || site === 'same-site';
  // Following a link to the page is a navigation a person made; it carries no Strict cookie from another site.
  if (isForeign && headerOf(request, 'sec-fetch-mode') !== 'navigate') return 'origin';
  if (kind === 'page' && request.method !== 'GET' && request.method !== 'HEAD') return 'method';
  return undefined;
};
