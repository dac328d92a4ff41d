import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the ports that operating systems hand out for outgoing connections, so a kept port stays free between starts.
const LOWEST_PORT = 10_240;
const HIGHEST_PORT = 32_767;
const ATTEMPTS = 200;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(true)));
  });

/** A port of 127.0.0.1 that nothing listens on and that is not among those already taken. */
export const findFreePort = async (taken: ReadonlySet<number>): Promise<number> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT + 1);
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error('no free port found on 127.0.0.1');
};
