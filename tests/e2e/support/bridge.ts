import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Contract } from '#shared/contract/contract.ts';
import type { BrowserServer } from './browserServer.ts';

export type Api = ContractRouterClient<Contract>;

export interface Bridge {
  /** Every procedure of the application, as the page calls them. */
  readonly api: Api;
  close(): void;
}

const signIn = async (address: string): Promise<string> => {
  const answer = await fetch(address, { redirect: 'manual' });
  const [cookie] = answer.headers.getSetCookie()[0]?.split(';') ?? [];
  if (cookie === undefined) throw new Error(`${new URL(address).origin} let nobody in: ${answer.status}`);
  return cookie;
};

/** A client of the bridge beside the page: through the same door, with a session of its own. */
export const openBridge = async (server: BrowserServer): Promise<Bridge> => {
  const address = await server.mintAddress();
  const { host, origin } = new URL(address);
  const socket = new WebSocket(`ws://${host}/bridge`, {
    headers: { Cookie: await signIn(address), Origin: origin },
  });
  // Both sockets have the same methods; only the types of their events differ.
  const websocket = socket as unknown as globalThis.WebSocket;
  return { api: createORPCClient<Api>(new RPCLink({ websocket })), close: () => socket.close() };
};
