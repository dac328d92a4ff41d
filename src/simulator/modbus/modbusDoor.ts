import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server, Socket } from 'node:net';
import { ServerTCP } from 'modbus-serial';
import type { ModbusSession } from '#simulator/charger/virtualCharger.types.ts';
import { type AnswerWriter, createAnswerWriter } from './answerWriter.ts';
import { createFrameSplitter, exceptionFrame } from './frames.ts';
import type { CutPlace } from './linkCut.ts';
import type { ModbusFaults } from './modbusFaults.ts';
import { createRegisterVector } from './registerVector.ts';
import { screenRequest } from './screenRequest.ts';

const MAX_CLIENTS = 8;
const IDLE_CLOSE_MS = 120_000;

export interface ModbusDoorOptions {
  readonly host: string;
  readonly port: number;
  newSession(): ModbusSession;
  faults(): ModbusFaults;
  /** Added to every answer (ms). */
  delayMs(): number;
  /** Asked at each request: where the connection is cut because of it, if at all. */
  nextCut?(): CutPlace | undefined;
  /** Default 120 s. */
  readonly idleCloseMs?: number;
}

/** An open Modbus TCP port of one charger. */
export interface ModbusDoor {
  /** Ends the connections that are there; the port stays open. */
  dropLinks(): void;
  /** Ends the connections that a half answer has made useless. */
  dropMuteLinks(): void;
  close(): Promise<void>;
}

/** Stands between a socket and modbus-serial: whole, lawful requests in, answers with the faults of the moment out. */
const guardSocket = (
  socket: Socket,
  session: ModbusSession,
  sessions: AsyncLocalStorage<ModbusSession>,
  options: ModbusDoorOptions,
): AnswerWriter => {
  const write = socket.write.bind(socket);
  const answers = createAnswerWriter((frame) => write(frame), options.faults, options.delayMs);
  socket.write = (frame: string | Uint8Array): boolean => {
    answers.send(Buffer.from(frame));
    return true;
  };
  const split = createFrameSplitter();
  const feed = socket.listeners('data');
  socket.removeAllListeners('data');
  socket.on('data', (chunk: Buffer) => {
    const frames = split(chunk);
    if (frames === undefined) return socket.destroy();
    for (const frame of frames) {
      if (options.faults().silence === true || answers.isMute()) continue;
      const cut = options.nextCut?.();
      if (cut === 'before') return socket.destroy();
      // What was written goes out before the end of the connection.
      if (cut !== undefined) answers.cutNext(cut, () => socket.destroySoon());
      const exception = screenRequest(frame) ?? (options.faults().busy === true ? 6 : undefined);
      if (exception !== undefined) answers.send(exceptionFrame(frame, exception));
      else sessions.run(session, () => feed.forEach((listener) => listener.call(socket, frame)));
    }
  });
  socket.setTimeout(options.idleCloseMs ?? IDLE_CLOSE_MS, () => socket.destroy());
  socket.setNoDelay(true);
  return answers;
};

/** Sessions by asynchronous context, because modbus-serial does not tell its vector which connection asks. */
const createServer = (options: ModbusDoorOptions) => {
  const sessions = new AsyncLocalStorage<ModbusSession>();
  const vector = createRegisterVector(() => {
    const session = sessions.getStore();
    if (session === undefined) throw new Error('request outside a connection');
    return session;
  });
  const server = new ServerTCP(vector, { host: options.host, port: options.port, unitID: 255 });
  return { server, sessions };
};

/** Opens the port and resolves when it accepts connections; rejects when the address cannot be bound. */
export const openModbusDoor = async (options: ModbusDoorOptions): Promise<ModbusDoor> => {
  const { server, sessions } = createServer(options);
  // The declared type leaves out the listener, which is where connections can be counted and guarded.
  const { _server: listener } = server as unknown as { readonly _server: Server };
  const links = new Map<Socket, AnswerWriter>();
  listener.maxConnections = MAX_CLIENTS;
  listener.on('connection', (socket) => {
    const session = options.newSession();
    const answers = guardSocket(socket, session, sessions, options);
    links.set(socket, answers);
    socket.once('close', () => {
      links.delete(socket);
      answers.close();
      session.end();
    });
  });
  // A client that resets its connection is everyday life, and the socket's own 'close' follows.
  server.on('socketError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.on('initialized', () => resolve());
    server.on('serverError', reject);
  });
  return {
    dropLinks: () => {
      for (const socket of links.keys()) socket.destroy();
    },
    dropMuteLinks: () => {
      for (const [socket, answers] of links) if (answers.isMute()) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
