const HEADER_BYTES = 6;
/** Unit, function and at most 252 more bytes (Modbus application protocol 1.1b3, 4.1). */
const LONGEST_BODY_BYTES = 254;

/** Follows the frames of a Modbus TCP stream: whether one is half received, and whether the framing is lost. */
export interface FrameWatch {
  feed(chunk: Uint8Array): void;
  isMidFrame(): boolean;
  isBroken(): boolean;
}

/**
 * A half answer would be glued to the front of the next one, and modbus-serial would wait for ever inside it; so the
 * link has to know where frames end.
 */
export const createFrameWatch = (): FrameWatch => {
  let pending: number[] = [];
  let broken = false;
  return {
    feed: (chunk) => {
      pending.push(...chunk);
      while (pending.length >= HEADER_BYTES && !broken) {
        const protocol = ((pending[2] ?? 0) << 8) | (pending[3] ?? 0);
        const body = ((pending[4] ?? 0) << 8) | (pending[5] ?? 0);
        broken = protocol !== 0 || body < 2 || body > LONGEST_BODY_BYTES;
        if (pending.length < HEADER_BYTES + body) return;
        pending = pending.slice(HEADER_BYTES + body);
      }
    },
    isMidFrame: () => pending.length > 0,
    isBroken: () => broken,
  };
};
