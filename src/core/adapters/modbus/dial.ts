import { connect, type Socket } from 'node:net';
import { appError } from '#shared/errors/appError.ts';

export type DialResult =
  | { readonly kind: 'connected'; readonly socket: Socket }
  | { readonly kind: 'refused'; readonly cause: Error }
  | { readonly kind: 'silent'; readonly cause: unknown };

const isRefusal = (error: Error): boolean => 'code' in error && error.code === 'ECONNREFUSED';

/** Opens a TCP connection and tells a refusal (somebody is there) from silence. Never rejects but for the signal. */
export const dial = (
  host: string,
  port: number,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<DialResult> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(appError('job.cancelled', {}));
      return;
    }
    const socket = connect({ host, port, noDelay: true });
    const settle = (finish: () => void, keep: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.removeAllListeners('connect');
      socket.removeAllListeners('error');
      // A late error of a socket nobody waits for any more must not end the process.
      socket.on('error', () => undefined);
      if (!keep) socket.destroy();
      finish();
    };
    const onAbort = () => settle(() => reject(appError('job.cancelled', {})), false);
    const timer = setTimeout(
      () => settle(() => resolve({ kind: 'silent', cause: undefined }), false),
      deadlineMs,
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('connect', () => settle(() => resolve({ kind: 'connected', socket }), true));
    socket.once('error', (cause) =>
      settle(() => resolve(isRefusal(cause) ? { kind: 'refused', cause } : { kind: 'silent', cause }), false),
    );
  });
