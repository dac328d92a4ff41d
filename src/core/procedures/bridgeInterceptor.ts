import { type ReportUnexpected, toBridgeError } from './errorBoundary.ts';

interface Call {
  next(): Promise<unknown>;
}

/** What every host puts around every procedure: whatever it throws leaves as an error of the catalogue. */
export type BridgeInterceptor = (call: Call) => Promise<unknown>;

const isStream = (output: unknown): output is AsyncGenerator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output;

export const createBridgeInterceptor = (unexpected: ReportUnexpected): BridgeInterceptor => {
  async function* guarded(stream: AsyncGenerator<unknown>) {
    try {
      yield* stream;
    } catch (error) {
      throw toBridgeError(error, unexpected);
    }
  }
  return async ({ next }) => {
    try {
      const output = await next();
      return isStream(output) ? guarded(output) : output;
    } catch (error) {
      throw toBridgeError(error, unexpected);
    }
  };
};
