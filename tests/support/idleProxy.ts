import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Something between a charger and its back end that people do not see. */
export interface IdleProxy extends AsyncDisposable {
  readonly port: number;
  /** So often something passed it since the beginning. */
  passed(): number;
  cuts(): number;
  /** Nothing passes any more, and nobody is told: a laptop that sleeps. */
  freeze(): void;
  /** What was open is gone; new connections pass. */
  wake(): void;
}

/** Forwards to a port of this computer and cuts, without a goodbye, what was silent for `idleMs`. */
export const startIdleProxy = async (
  target: number,
  idleMs = Number.POSITIVE_INFINITY,
): Promise<IdleProxy> => {
  const pairs = new Set<() => void>();
  let [passed, cuts, isFrozen] = [0, 0, false];
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    // A small answer must not wait for the one before it to be acknowledged.
    for (const socket of [near, far]) socket.setNoDelay(true);
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(timer);
      pairs.delete(end);
      near.destroy();
      far.destroy();
    };
    const isAlive = () => {
      clearTimeout(timer);
      if (!Number.isFinite(idleMs)) return;
      const seen = passed;
      // On a busy computer what is waiting to be read counts as well: it is read before this.
      const cutUnlessAlive = () => {
        if (passed !== seen) return;
        cuts += 1;
        end();
      };
      timer = setTimeout(() => setImmediate(cutUnlessAlive), idleMs);
    };
    const forward = (from: Socket, to: Socket) => {
      from.on('data', (chunk) => {
        if (isFrozen) return;
        passed += 1;
        isAlive();
        to.write(chunk);
      });
      from.on('error', () => undefined);
      // While it sleeps an end is not told to the other side either.
      from.on('close', () => {
        if (!isFrozen) end();
      });
    };
    pairs.add(end);
    forward(near, far);
    forward(far, near);
    isAlive();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    passed: () => passed,
    cuts: () => cuts,
    freeze: () => {
      isFrozen = true;
    },
    wake: () => {
      isFrozen = false;
      for (const end of pairs) end();
    },
    async [Symbol.asyncDispose]() {
      for (const end of pairs) end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
