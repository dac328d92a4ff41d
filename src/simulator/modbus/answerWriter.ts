import type { ModbusFaults } from './modbusFaults.ts';

/** The way answers of one connection leave the charger. */
export interface AnswerWriter {
  send(frame: Buffer): void;
  /** The next answer is the last one: half of it goes out, or nothing; `end` is told. */
  cutNext(at: 'half' | 'after', end: () => void): void;
  /** Half an answer is out: nothing that follows can be understood any more. */
  isMute(): boolean;
  close(): void;
}

const corrupted = (frame: Buffer, how: 'transaction' | 'bytes'): Buffer => {
  const damaged = Buffer.from(frame);
  if (how === 'transaction') damaged.writeUInt16BE((damaged.readUInt16BE(0) + 0x4e58) & 0xffff, 0);
  else for (let at = 7; at < damaged.length; at += 1) damaged.writeUInt8(damaged.readUInt8(at) ^ 0x5a, at);
  return damaged;
};

/** Sends answers with the faults of that moment; `delayMs` is added to a late answer. */
export const createAnswerWriter = (
  write: (frame: Buffer) => void,
  faults: () => ModbusFaults,
  delayMs: () => number,
): AnswerWriter => {
  const timers = new Set<NodeJS.Timeout>();
  let mute = false;
  let cut: { readonly at: 'half' | 'after'; readonly end: () => void } | undefined;
  const sendNow = (frame: Buffer): void => {
    if (mute) return;
    if (cut !== undefined) {
      mute = true;
      if (cut.at === 'half') write(frame.subarray(0, Math.floor(frame.length / 2)));
      return cut.end();
    }
    const { corrupt, half } = faults();
    if (half === true) {
      mute = true;
      write(frame.subarray(0, Math.floor(frame.length / 2)));
    } else write(corrupt === undefined ? frame : corrupted(frame, corrupt));
  };
  return {
    send: (frame) => {
      const waitMs = delayMs() + (faults().lateMs ?? 0);
      if (waitMs === 0) return sendNow(frame);
      const timer = setTimeout(() => {
        timers.delete(timer);
        sendNow(frame);
      }, waitMs);
      timers.add(timer);
    },
    cutNext: (at, end) => {
      cut = { at, end };
    },
    isMute: () => mute,
    close: () => {
      mute = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};
