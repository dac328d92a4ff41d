import type { RPCServer } from 'ocpp-rpc';
import type { OcppEnd, OcppLink, OcppLinkListeners } from '#core/ports/ocppServer.ts';
import { appError } from '#shared/errors/appError.ts';

/** The client object of ocpp-rpc, as much of it as is used; its own declaration misses the session. */
export interface RpcClient {
  on(event: string, listener: (detail: never) => void): unknown;
  handle(handler: (call: RpcCall) => Promise<object>): void;
  call(action: string, payload: object, options: { callTimeoutMs: number }): Promise<unknown>;
  close(how: { code: number; reason: string }): Promise<unknown>;
}

interface RpcCall {
  readonly messageId?: string;
  readonly method?: string;
  readonly params?: unknown;
}

/** What `RPCServer` hands out on `client`. */
export type RpcServerInstance = InstanceType<typeof RPCServer>;

export interface Terminable {
  /** Not yet taken by the other side. */
  readonly bufferedAmount: number;
  on(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown;
  terminate(): void;
}

/** A peer that ignores a goodbye is not waited for; ws alone would wait for 30 s. */
const goodbyeMs = 1500;
const longestDescription = 200;
/** Whoever asks and never reads the answers does not make them pile up here. */
const mostUnreadBytes = 1024 * 1024;

const field = (error: unknown, name: string): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
};

const callErrorOf = (cause: unknown, identity: string, action: string) => {
  const code = field(cause, 'rpcErrorCode');
  const description = field(cause, 'message').slice(0, longestDescription);
  if (code !== '') return appError('ocpp.call-refused', { identity, action, code, description }, { cause });
  if (field(cause, 'name') === 'TimeoutError' || description === 'Call timeout')
    return appError('ocpp.call-timeout', { identity, action }, { cause });
  return appError('ocpp.link-lost', { identity }, { cause });
};

/** Makes a port's link of an accepted client; `attach` gives it its listeners. */
export const openLink = (client: RpcClient, socket: Terminable, identity: string) => {
  const link: OcppLink = {
    call: async (action, payload, timeoutMs) => {
      try {
        return await client.call(action, payload, { callTimeoutMs: timeoutMs });
      } catch (cause) {
        throw callErrorOf(cause, identity, action);
      }
    },
    close: (code, reason) => {
      client.close({ code, reason }).catch(() => undefined);
      setTimeout(() => socket.terminate(), goodbyeMs).unref();
    },
  };
  return { link, attach: (listeners: OcppLinkListeners) => attach(client, socket, listeners) };
};

const attach = (client: RpcClient, socket: Terminable, listeners: OcppLinkListeners): void => {
  client.handle(async ({ messageId = '', method = '', params }) => {
    const answer = await listeners.onCall({ messageId, action: method, payload: params });
    if (answer.kind === 'result') return answer.payload;
    // Empty details: the driver's own would repeat the whole payload.
    throw Object.assign(new Error(answer.description), { rpcErrorCode: answer.code, details: {} });
  });
  /** These are called by the socket itself: what they throw would end the process, not the connection. */
  const guarded = (tell: () => void): void => {
    try {
      tell();
    } catch {
      socket.terminate();
    }
  };
  client.on('message', ({ message, outbound }: { message: string; outbound: boolean }) => {
    guarded(() => listeners.onFrame(outbound ? 'out' : 'in', message));
    if (outbound && socket.bufferedAmount > mostUnreadBytes) socket.terminate();
  });
  client.on('badMessage', ({ response }: { response: unknown }) =>
    guarded(() => listeners.onOdd(response === null ? 'stray-answer' : 'not-a-message')),
  );
  client.on('call', ({ outbound, payload }: { outbound: boolean; payload: readonly unknown[] }) => {
    if (!outbound && payload.length > 4) guarded(() => listeners.onOdd('extra-element'));
  });
  socket.on('message', (_data, isBinary) => {
    if (isBinary) guarded(() => listeners.onOdd('binary'));
  });
  client.on('disconnect', ({ code }: { code: number }) => {
    const end: OcppEnd = { code, isLost: code === 1006 };
    listeners.onEnd(end);
  });
};
