import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, MessageChannelMain, type WebFrameMain } from 'electron';
import type { BridgeCore } from '#core/hosting/bridgeCore.ts';
import { isOwnAddress } from './appScheme.ts';

const CHANNEL = 'nexus-bridge';

const isOurPage = (frame: WebFrameMain | null): frame is WebFrameMain =>
  frame !== null && frame.parent === null && isOwnAddress(frame.url);

/** Answers the preload of our own page with one end of a channel that speaks the bridge; strangers get nothing. */
export const offerBridge = (core: BridgeCore): void => {
  const handler = new RPCHandler(core.router, { clientInterceptors: [core.interceptor] });
  ipcMain.on(CHANNEL, (event) => {
    const frame = event.senderFrame;
    if (!isOurPage(frame)) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port1, { context: {} });
    port1.start();
    frame.postMessage(CHANNEL, null, [port2]);
  });
};
