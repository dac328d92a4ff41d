import { appError } from '#shared/errors/appError.ts';

/** What an operation does on the driver: begins, and says when the driver has answered. */
export type Begin<T> = (answer: { done(value: T): void; refused(cause?: unknown): void }) => () => void;

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
  const onClose = new Set<() => void>();

  const attempt = <T>(operation: string, deadlineMs: number, begin: Begin<T>) =>
    new Promise<T>((resolve, reject) => {
      const lost = () => appError('device.link-lost', { device });
      if (isClosed) return reject(lost());
      let isSettled = false;
      let isOver = false;
      let stopListening = () => {};
      let freeDriver = () => {};
      const settle = (act: () => void) => {
        if (isSettled) return;
        isSettled = true;
        clearTimeout(timer);
        act();
      };
      const end = () => {
        isOver = true;
        onClose.delete(end);
        stopListening();
        freeDriver();
        settle(() => reject(lost()));
      };
      const answered = (act: () => void) => {
        settle(act);
        end();
      };
      const timer = setTimeout(
        () => settle(() => reject(appError('device.timeout', { device, operation }))),
        deadlineMs,
      );
      onClose.add(end);
      const start = () => {
        if (isSettled) return end();
        driverFree = new Promise((free) => {
          freeDriver = free;
        });
        try {
          stopListening = begin({
            done: (value) => answered(() => resolve(value)),
            refused: (cause) =>
              answered(() => reject(appError('device.bad-answer', { device, operation }, { cause }))),
          });
          if (isOver) stopListening();
        } catch (cause) {
          answered(() => reject(appError('device.bad-answer', { device, operation }, { cause })));
        }
      };
      void driverFree.then(start);
    });

  return {
    run: (operation, deadlineMs, begin) => {
      const turn = callersTurn.then(() => attempt(operation, deadlineMs, begin));
      callersTurn = turn.catch(() => undefined);
      return turn;
    },
    close: () => {
      isClosed = true;
      for (const end of [...onClose]) end();
    },
  };
};
