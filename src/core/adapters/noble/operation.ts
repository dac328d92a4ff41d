import { appError } from '#shared/errors/appError.ts';

/** What an operation does on the driver: begins, and says when the driver has answered. */
export type Begin<T> = (answer: { done(value: T): void; refused(cause?: unknown): void }) => () => void;

export interface Operation<T> {
  /** Settles when the caller is told: the value, a refusal, the deadline or the end of the link. */
  readonly told: Promise<T>;
  /** Settles when the driver has nothing to do with it any more. */
  readonly over: Promise<void>;
  start(): void;
  linkEnded(): void;
}

export interface OperationOptions<T> {
  readonly device: string;
  readonly operation: string;
  readonly deadlineMs: number;
  readonly begin: Begin<T>;
}

/** One request to a device. Its deadline runs from now on; the driver is asked when `start` is called. */
export const createOperation = <T>(options: OperationOptions<T>): Operation<T> => {
  const { device, operation, deadlineMs, begin } = options;
  const told = Promise.withResolvers<T>();
  const over = Promise.withResolvers<void>();
  let isTold = false;
  let isOver = false;
  let stopListening = () => {};

  const tell = (act: () => void) => {
    isTold = true;
    clearTimeout(timer);
    act();
  };
  const end = () => {
    isOver = true;
    stopListening();
    over.resolve();
  };
  const refuse = (cause: unknown) =>
    tell(() => told.reject(appError('device.bad-answer', { device, operation }, { cause })));
  const timer = setTimeout(
    () => tell(() => told.reject(appError('device.timeout', { device, operation }))),
    deadlineMs,
  );
  const start = () => {
    if (isTold) return end();
    try {
      stopListening = begin({
        done: (value) => {
          tell(() => told.resolve(value));
          end();
        },
        refused: (cause) => {
          refuse(cause);
          end();
        },
      });
      if (isOver) stopListening();
    } catch (cause) {
      refuse(cause);
      end();
    }
  };
  return {
    told: told.promise,
    over: over.promise,
    start,
    linkEnded: () => {
      tell(() => told.reject(appError('device.link-lost', { device })));
      end();
    },
  };
};
