import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RPCClient } from 'ocpp-rpc';
import { WebSocket } from 'ws';
import { createTestBackEnd } from '#core/createTestBackEnd.ts';
import type { BackEnd, BackEndOptions } from '#core/ocpp/backEnd/startBackEnd.ts';
import type { BackEndEvent } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import type { Attempt } from '#shared/domain/ocppBackEnd/ladder.ts';

export interface TestBackEnd extends AsyncDisposable {
  readonly backEnd: BackEnd;
  readonly dataDir: string;
  readonly events: readonly BackEndEvent[];
  /** Waits for the first event, also an earlier one, that the question says yes to. */
  until<E extends BackEndEvent>(isIt: (event: BackEndEvent) => event is E): Promise<E>;
  untilAttempt(isIt: (attempt: Attempt) => boolean): Promise<Attempt>;
  ofKind<K extends BackEndEvent['event']>(kind: K): Extract<BackEndEvent, { event: K }>[];
}

/** The local back end on a free port of 127.0.0.1, with a data folder of its own. */
export const startTestBackEnd = async (options: Partial<BackEndOptions> = {}): Promise<TestBackEnd> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-ocpp-'));
  const backEnd = await createTestBackEnd(
    {
      host: '127.0.0.1',
      port: 0,
      identities: ['CP001'],
      mode: 'report',
      minutes: 10,
      heartbeatIntervalS: 300,
      ...options,
    },
    dataDir,
  );
  const events: BackEndEvent[] = [];
  const waiting = new Set<(event: BackEndEvent) => void>();
  backEnd.onEvent((event) => {
    events.push(event);
    for (const hear of waiting) hear(event);
  });
  const until = <E extends BackEndEvent>(isIt: (event: BackEndEvent) => event is E): Promise<E> =>
    new Promise((resolve) => {
      const found = events.find(isIt);
      if (found) return resolve(found);
      const hear = (event: BackEndEvent): void => {
        if (!isIt(event)) return;
        waiting.delete(hear);
        resolve(event);
      };
      waiting.add(hear);
    });
  return {
    backEnd,
    dataDir,
    events,
    until,
    untilAttempt: async (isIt) => {
      const { attempt } = await until(
        (event): event is Extract<BackEndEvent, { event: 'attempt' }> =>
          event.event === 'attempt' && isIt(event.attempt),
      );
      return attempt;
    },
    ofKind: <K extends BackEndEvent['event']>(kind: K) =>
      events.filter((event): event is Extract<BackEndEvent, { event: K }> => event.event === kind),
    [Symbol.asyncDispose]: async () => {
      await backEnd.close('asked');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** A well-behaved charger (ocpp-rpc). */
export const goodCharger = (
  port: number,
  identity = 'CP001',
  more: { readonly password?: Buffer; readonly ca?: string; readonly client?: string } = {},
) =>
  new RPCClient({
    endpoint: `${more.ca === undefined ? 'ws' : 'wss'}://127.0.0.1:${port}/ocpp`,
    identity,
    protocols: ['ocpp1.6'],
    strictMode: false,
    reconnect: false,
    ...(more.password === undefined ? {} : { password: more.password as unknown as string }),
    ...(more.ca === undefined
      ? {}
      : { wsOpts: { ca: more.ca, ...(more.client && { cert: more.client, key: more.client }) } }),
  } as ConstructorParameters<typeof RPCClient>[0]);

export const boot = { chargePointVendor: 'Nexus', chargePointModel: 'NX32' };

export interface RawAnswer {
  readonly head: string;
  readonly status: number;
  readonly socket: Socket;
}

/** Sends bytes to a fresh connection and answers with the head of what comes back; status 0: it was cut. */
export const sendRaw = (port: number, bytes: string | Uint8Array): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const done = (): void => resolve({ head: text, status: Number(text.split(' ')[1] ?? 0), socket });
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      text += part.toString('latin1');
      if (text.includes('\r\n\r\n')) done();
    });
    socket.on('close', done);
  });

export interface UpgradeOptions {
  /** null: no such header. */
  readonly protocol?: string | null;
  readonly headers?: readonly string[];
  readonly version?: string;
  readonly key?: string | null;
}

/** A request to open a web socket, as bytes. */
export const upgradeRequest = (target: string, options: UpgradeOptions = {}): string => {
  const { protocol = 'ocpp1.6', headers = [], version = '13', key = 'dGhlIHNhbXBsZSBub25jZQ==' } = options;
  return [
    `GET ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Version: ${version}`,
    ...(key === null ? [] : [`Sec-WebSocket-Key: ${key}`]),
    ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    ...headers,
    '\r\n',
  ].join('\r\n');
};

/** A charger that says exactly what it is told to. */
export interface RawCharger extends AsyncDisposable {
  readonly socket: WebSocket;
  send(frame: unknown): void;
  /** The next message that was not taken yet; of an error type, id and code. */
  next(): Promise<unknown>;
  readonly closed: Promise<number>;
}

export const rawCharger = async (port: number, identity = 'CP001', path = '/ocpp'): Promise<RawCharger> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}/${encodeURIComponent(identity)}`, 'ocpp1.6');
  const got: unknown[] = [];
  let hear: (() => void) | undefined;
  socket.on('message', (data: Buffer) => {
    got.push(JSON.parse(data.toString('utf8')));
    hear?.();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return {
    socket,
    closed,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next: async () => {
      while (got.length === 0)
        await new Promise<void>((resolve) => {
          hear = resolve;
        });
      const message = got.shift();
      return Array.isArray(message) && message[0] === 4 ? message.slice(0, 3) : message;
    },
    [Symbol.asyncDispose]: async () => {
      socket.terminate();
      await closed;
    },
  };
};
