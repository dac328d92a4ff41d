import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

const lingerMs = 1000;

/** Answers a request that is not going to be a web socket, and ends the connection. */
export const writeRefusal = (socket: Duplex, status: number): void => {
  if (!socket.writable) return void socket.destroy();
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Length: 0',
    ...(status === 401 ? ['WWW-Authenticate: Basic realm="OCPP", charset="UTF-8"'] : []),
    ...(status === 426 ? ['Upgrade: websocket'] : []),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  setTimeout(() => socket.destroy(), lingerMs).unref();
};
