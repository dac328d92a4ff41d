import { lookup } from 'node:dns/promises';
import { BlockList } from 'node:net';
import { appError } from '#shared/errors/appError.ts';

/** Every interface at once is nobody's choice, however it is spelled: `0`, `::0`, `0x0`, `::ffff:0.0.0.0`. */
const everyInterface = new BlockList();
everyInterface.addAddress('0.0.0.0', 'ipv4');
everyInterface.addAddress('::', 'ipv6');

/** The one address a host stands for. Errors: `ocpp.interface-not-here`. */
export const oneAddress = async (host: string): Promise<string> => {
  // An empty name would be looked up as this computer's own.
  const found = host === '' ? null : await lookup(host).catch(() => null);
  if (found === null || everyInterface.check(found.address, found.family === 6 ? 'ipv6' : 'ipv4'))
    throw appError('ocpp.interface-not-here', { host });
  return found.address;
};

/** Why a server could not listen, in words where a person can do something about it. */
export const listenError = (cause: NodeJS.ErrnoException, host: string, port: number): Error => {
  switch (cause.code) {
    case 'EADDRINUSE':
      return appError('server.port-in-use', { port }, { cause });
    case 'EACCES':
      return appError('server.port-not-permitted', { port }, { cause });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return appError('ocpp.interface-not-here', { host }, { cause });
    default:
      return cause;
  }
};
