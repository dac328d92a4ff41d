import type { ClientContext, ClientLink } from '@orpc/client';
import { ORPCError } from '@orpc/client';
import { bridgeState, onBridgeState } from './bridgeState.ts';

type Link = ClientLink<ClientContext>;

const WAIT_MS = 5000;
let current: Link | null = null;

/** The link of the present connection, or null while there is none. */
export const setLink = (link: Link | null): void => {
  current = link;
};

const closedError = () => new ORPCError('bridge.closed', { data: { details: {}, retryable: true } });

const whenLinked = (): Promise<Link> =>
  new Promise((resolve, reject) => {
    if (current !== null) {
      resolve(current);
      return;
    }
    const timer = setTimeout(() => finish(), WAIT_MS);
    const finish = () => {
      clearTimeout(timer);
      stop();
      if (current === null) reject(closedError());
      else resolve(current);
    };
    const stop = onBridgeState(() => {
      if (bridgeState().kind !== 'connecting') finish();
    });
  });

/** Calls go to whichever connection is there; without one they wait a moment, then fail as `bridge.closed`. */
export const currentLink: Link = {
  call: async (path, input, options) => (await whenLinked()).call(path, input, options),
};
