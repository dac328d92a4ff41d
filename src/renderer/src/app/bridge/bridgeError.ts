import { ORPCError } from '@orpc/client';
import type { WireError } from '#shared/contract/wireError.ts';
import { bridgeState } from './bridgeState.ts';

interface ErrorData {
  readonly details: WireError['details'];
  readonly retryable: boolean;
}

const isErrorData = (data: unknown): data is ErrorData =>
  typeof data === 'object' && data !== null && 'details' in data && 'retryable' in data;

/** Whatever a call threw, as an error of the catalogue; a lost connection and the unknown have codes too. */
export const toBridgeError = (thrown: unknown): WireError => {
  if (thrown instanceof ORPCError && isErrorData(thrown.data)) {
    const { details, retryable } = thrown.data;
    return { code: thrown.code as WireError['code'], details, retryable };
  }
  // The calls that waited for an answer end before the connection is known to be lost.
  const endedByLink = thrown instanceof Error && thrown.name === 'AbortError';
  if (endedByLink || bridgeState().kind !== 'connected')
    return { code: 'bridge.closed', details: {}, retryable: true };
  return { code: 'internal.unexpected', details: { incident: '–' }, retryable: false };
};

/** True for the end that the interface itself asked for. */
export const isAborted = (thrown: unknown, signal: AbortSignal): boolean =>
  signal.aborted || (thrown instanceof DOMException && thrown.name === 'AbortError');
