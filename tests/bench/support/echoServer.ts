import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

// Run as a process of its own: sends every frame back.
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (frame, isBinary) => socket.send(frame, { binary: isBinary }));
});
server.on('listening', () => {
  process.stdout.write(`ws://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
