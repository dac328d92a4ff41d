import { connect, type Socket } from 'node:net';
import { rungResult } from '#shared/domain/ocpp/probeCauses.ts';
import type { Failed } from './probe.types.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const failure = (code: string, address: string, port: number): Failed => ({
  failed:
    code === 'ECONNREFUSED' || code === 'ECONNRESET'
      ? rungResult('tcp-refused', { address, port })
      : rungResult('tcp-unreachable', { address }),
});

/** Opens a connection within the time, or says why there is none. */
export const openTcp = (
  target: { readonly address: string; readonly port: number },
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ readonly socket: Socket } | Failed> =>
  new Promise((resolve, reject) => {
    const { address, port } = target;
    const socket = connect({ host: address, port, signal });
    const timer = setTimeout(() => {
      socket.destroy();
      const seconds = Math.ceil(timeoutMs / 1000);
      resolve({ failed: rungResult('tcp-timeout', { address, port, seconds }) });
    }, timeoutMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error').on('error', () => undefined);
      resolve({ socket });
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      if (signal.aborted) reject(signal.reason);
      else resolve(failure(codeOf(error), address, port));
    });
  });
