import { RPCLink } from '@orpc/client/websocket';
import { backOffMs } from './backOff.ts';
import { setBridgeState } from './bridgeState.ts';
import { setLink } from './link.ts';

const bridgeUrl = (): string => {
  const protocol = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${protocol}//${window.location.host}/bridge`;
};

// A refused upgrade looks like any lost connection, so the page itself is asked why.
const isRefused = async (): Promise<boolean> => {
  try {
    const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' });
    return answer.status === 401 || answer.status === 403;
  } catch {
    return false;
  }
};

/** Keeps a WebSocket to the application open and comes back by itself after it was lost. */
export const connectWebSocket = (): void => {
  let epoch = 0;
  let attempt = 0;
  const open = () => {
    const socket = new WebSocket(bridgeUrl());
    const lost = () => {
      setLink(null);
      const waitMs = backOffMs(attempt);
      attempt += 1;
      setBridgeState({ kind: 'lost' });
      setTimeout(() => void again(), waitMs);
    };
    socket.addEventListener('close', lost);
    socket.addEventListener('open', () => {
      attempt = 0;
      epoch += 1;
      setLink(new RPCLink({ websocket: socket }));
      // The link has to know first: it ends its calls then, and sends nothing more for those who stop listening.
      socket.removeEventListener('close', lost);
      socket.addEventListener('close', lost);
      setBridgeState({ kind: 'connected', epoch });
    });
  };
  const again = async () => {
    if (await isRefused()) {
      setBridgeState({ kind: 'unauthorised' });
      return;
    }
    open();
  };
  open();
};
