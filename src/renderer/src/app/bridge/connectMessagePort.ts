import { RPCLink } from '@orpc/client/message-port';
import { setBridgeState } from './bridgeState.ts';
import { setLink } from './link.ts';

/** Takes the port that the preload hands over; a new port replaces the old one. */
export const connectMessagePort = (): void => {
  let epoch = 0;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || !isPortMessage(event.data)) return;
    const port = event.ports[0];
    if (port === undefined) return;
    epoch += 1;
    port.addEventListener('close', () => {
      setLink(null);
      setBridgeState({ kind: 'lost' });
    });
    setLink(new RPCLink({ port }));
    port.start();
    setBridgeState({ kind: 'connected', epoch });
  });
};

const isPortMessage = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'nexus-bridge';
