import { once } from 'node:events';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Contract } from '#shared/contract/contract.ts';
import { startBrowserMode } from './support/browserMode.ts';
import { startPrinting } from './support/printingProcess.ts';
import { report } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { compareMs } from './support/timing.ts';

const calls = 500;

/** A socket to the bridge, signed in with the printed address as a browser would. */
const openBridge = async (address: string): Promise<WebSocket> => {
  const { origin, host } = new URL(address);
  const { headers } = await fetch(address, { redirect: 'manual' });
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const socket = new WebSocket(`ws://${host}/bridge`, {
    headers: { Cookie: cookie, Origin: origin },
    perMessageDeflate: false,
  });
  await once(socket, 'open');
  return socket;
};

using folder = temporaryFolder();
await using mode = await startBrowserMode(join(folder.path, 'data'), { entry: 'server' });
const bridge = await openBridge(mode.address);
const client: ContractRouterClient<Contract> = createORPCClient(
  new RPCLink({ websocket: bridge as unknown as globalThis.WebSocket }),
);

await using echo = startPrinting(join(import.meta.dirname, 'support', 'echoServer.ts'));
const bare = new WebSocket(await echo.untilPrinted(/ws:\S+/), { perMessageDeflate: false });
await once(bare, 'open');
const frame = JSON.stringify(await client.app.hello());

const took = await compareMs(
  9,
  async () => {
    for (let call = 0; call < calls; call += 1) await client.app.hello();
  },
  async () => {
    for (let call = 0; call < calls; call += 1) {
      const answered = once(bare, 'message');
      bare.send(frame);
      await answered;
    }
  },
);
report({
  bench: 'bridge-call',
  value: (took.ours / calls) * 1000,
  unit: 'µs',
  peer: { what: 'a bare WebSocket that echoes', value: (took.peer / calls) * 1000 },
});
bridge.terminate();
bare.terminate();
