import type { OcppHandshake } from '#core/ports/ocppServer.ts';

const defaultPorts: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
};

/**
 * Whether a page of somebody else's is asking: browsers name the page, chargers name nobody or, some of them, the
 * address they call.
 */
export const isForeignOrigin = ({ origin, local }: Pick<OcppHandshake, 'origin' | 'local'>): boolean => {
  if (origin === undefined) return false;
  const url = URL.parse(origin);
  if (url === null) return true;
  const port = url.port || defaultPorts[url.protocol];
  return `${url.hostname}:${port}` !== local;
};
