import { appError } from '#shared/errors/appError.ts';
import { wordAt } from './bytes.ts';

const RESULT_BYTES = 6;

/** What 0204 says of the last write of this link. */
export interface WriteResult {
  readonly counter: number;
  /** As `command.result`. */
  readonly code: number;
  readonly register: number;
}

export interface AnsweredWrites {
  /** Sends, then asks what came of it: `device.write-not-received` when the counter stood still. */
  write(uuid: string, bytes: Uint8Array, what: string): Promise<WriteResult>;
  writeUnasked(uuid: string, bytes: Uint8Array): Promise<void>;
  /** Sends one behind the other and asks once, after the last: for writes of which one that was missed spoils the next. */
  writeInRow(uuid: string, row: readonly Uint8Array[], what: string): Promise<WriteResult>;
}

/** Writes whose outcome is read back: stacks report no ATT error, so the counter is the only proof of receipt. */
export const createAnsweredWrites = (options: {
  readonly device: string;
  read(): Promise<Uint8Array>;
  send(uuid: string, bytes: Uint8Array): Promise<void>;
}): AnsweredWrites => {
  const { device, read, send } = options;
  /** As last seen; undefined when a write nobody asked about came between. */
  let counter: number | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  };
  const lastResult = async (): Promise<WriteResult> => {
    const bytes = await read();
    if (bytes.length < RESULT_BYTES) throw appError('device.bad-answer', { device, operation: 'read' });
    return { counter: wordAt(bytes, 0), code: bytes[2] ?? 0, register: wordAt(bytes, 4) };
  };

  const writeInRow: AnsweredWrites['writeInRow'] = (uuid, row, what) =>
    inTurn(async () => {
      const before = counter ?? (await lastResult()).counter;
      counter = undefined;
      for (const bytes of row) await send(uuid, bytes);
      const result = await lastResult();
      counter = result.counter;
      if (result.counter === before) {
        throw appError('device.write-not-received', { device, point: what });
      }
      return result;
    });

  return {
    write: (uuid, bytes, what) => writeInRow(uuid, [bytes], what),
    writeInRow,
    writeUnasked: (uuid, bytes) =>
      inTurn(async () => {
        counter = undefined;
        await send(uuid, bytes);
      }),
  };
};
