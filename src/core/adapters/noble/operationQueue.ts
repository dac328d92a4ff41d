import { appError } from '#shared/errors/appError.ts';
import { type Begin, createOperation } from './operation.ts';

export interface OperationQueue {
  /**
   * Runs one operation after those before it. Rejects with `device.timeout` when the driver has not answered
   * `deadlineMs` after its turn came, `device.bad-answer` when the device refused, `device.link-lost` when the link ends.
   */
  run<T>(operation: string, deadlineMs: number, begin: Begin<T>): Promise<T>;
  /** Ends everything that waits, and everything that comes. */
  close(): void;
}

/**
 * One request at a time on one link. A request the device never answered keeps its place after its caller was told:
 * the late answer would otherwise be taken for the answer to the next request.
 */
export const createOperationQueue = (device: string): OperationQueue => {
  let isClosed = false;
  let callersTurn: Promise<unknown> = Promise.resolve();
  let driverFree: Promise<void> = Promise.resolve();
  const endings = new Set<() => void>();

  const runNow = <T>(operation: string, deadlineMs: number, begin: Begin<T>): Promise<T> => {
    if (isClosed) return Promise.reject(appError('device.link-lost', { device }));
    const current = createOperation({ device, operation, deadlineMs, begin });
    const before = driverFree;
    driverFree = current.over;
    endings.add(current.linkEnded);
    void current.over.then(() => endings.delete(current.linkEnded));
    void before.then(current.start);
    return current.told;
  };
  return {
    run: (operation, deadlineMs, begin) => {
      const turn = callersTurn.then(() => runNow(operation, deadlineMs, begin));
      callersTurn = turn.catch(() => undefined);
      return turn;
    },
    close: () => {
      isClosed = true;
      for (const linkEnded of [...endings]) linkEnded();
    },
  };
};
