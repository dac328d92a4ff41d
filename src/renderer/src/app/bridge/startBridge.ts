import { connectMessagePort } from './connectMessagePort.ts';
import { connectWebSocket } from './connectWebSocket.ts';

/**
 * Connects over whatever this host offers: a socket to the local server, or a port from the preload. Called before
 * anything asynchronous, because the preload hands its port over as soon as the page is parsed.
 */
export const startBridge = (): void => {
  if (window.location.protocol.startsWith('http')) connectWebSocket();
  else connectMessagePort();
};
