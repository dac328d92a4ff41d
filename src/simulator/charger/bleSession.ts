import { bufferToWords, wordsToBuffer } from './encoding.ts';
import { tryPin } from './enterPin.ts';
import { accessStateOf } from './images/control.ts';
import { type Outcome, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { blocks } from './registerMap.ts';
import type { Registers } from './registers.ts';
import type { BleBlockKey, BleSession, LinkStatus } from './virtualCharger.types.ts';
import type { Visit } from './visit.ts';

const pinBytes = { min: 4, max: 8 };

function isDigits(text: string): boolean {
  return /^\d*$/.test(text);
}

function hasPinLength(length: number): boolean {
  return length >= pinBytes.min && length <= pinBytes.max;
}

/** The `result` characteristic: how the last write ended, with a counter that tells one from the next. */
function createLastResult(): { note(outcome: Outcome): void; image(): Buffer } {
  let counter = 0;
  let code = 0;
  let register = 0;
  return {
    note: (outcome) => {
      counter = (counter + 1) & 0xffff;
      code = outcome.code;
      register = outcome.kind === 'refused' ? outcome.register : 0;
    },
    image: () => {
      const result = Buffer.alloc(6);
      result.writeUInt16BE(counter, 0);
      result.writeUInt8(code, 2);
      result.writeUInt16BE(register, 4);
      return result;
    },
  };
}

function accessImage(parts: Pick<Parts, 'pin'>, visit: Visit): Buffer {
  const { pin } = parts;
  const state = Buffer.alloc(5);
  state.writeUInt8(accessStateOf(parts, visit), 0);
  state.writeUInt8(pin.attemptsLeft(), 1);
  state.writeUInt16BE(pin.blockedS(), 2);
  state.writeUInt8(pin.isFactoryPin() ? 1 : 0, 4);
  return state;
}

function changePin(parts: Pick<Parts, 'pin'>, visit: Visit, value: Buffer): Outcome {
  if (!visit.latch.isOpen()) return refuse('locked', 0);
  const oldLength = value[0] ?? 0;
  const digits = value.subarray(1).toString('latin1');
  const newPin = digits.slice(oldLength);
  if (!isDigits(digits) || !hasPinLength(newPin.length)) return refuse('value', 0);
  const outcome = tryPin(parts, visit, digits.slice(0, oldLength), 0);
  if (outcome.kind === 'done') parts.pin.change(newPin);
  return outcome;
}

/** One Bluetooth link: blocks as characteristics, the outcome of a write in the result. */
export function createBleSession(
  parts: Pick<Parts, 'pin'>,
  registers: Registers,
  visit: Visit,
  events: { onEnd(): void; onAccess(): void },
): BleSession {
  const result = createLastResult();

  const answer = (outcome: Outcome): LinkStatus => {
    result.note(outcome);
    events.onAccess();
    return 'ok';
  };
  const isReadable = (key: BleBlockKey) => key === 'A' || key === 'B' || visit.latch.isOpen();

  const writePage = (value: Buffer): LinkStatus => {
    if (value.length !== 1) return 'bad-length';
    if (!visit.latch.isOpen()) return answer(refuse('locked', blocks.H.start));
    return answer(registers.write('H', visit, 0, [value[0] ?? 0], true));
  };

  return {
    get historyPage() {
      return visit.historyPage;
    },
    readBlock: (key) => {
      if (visit.hasEnded || !isReadable(key)) return Buffer.alloc(0);
      // The free blocks are no use of the PIN: a live stream must not keep a link open for ever.
      if (key !== 'A' && key !== 'B') visit.latch.touch();
      return wordsToBuffer(registers.image(key, visit));
    },
    writeBlock: (key, value) => {
      if (key === 'H') return writePage(value);
      const [offset = 0] = value;
      const data = value.subarray(1);
      if (value.length < 3 || data.length % 2 !== 0) return 'bad-length';
      if (offset % 2 !== 0 || offset >= blocks[key].length * 2) return 'bad-offset';
      if (offset + data.length > blocks[key].length * 2) return 'bad-length';
      const isSingle = data.length === 2;
      return answer(registers.write(key, visit, offset / 2, bufferToWords(data), isSingle));
    },
    writePin: (value) => {
      if (!hasPinLength(value.length)) return 'bad-length';
      const digits = value.toString('latin1');
      return answer(isDigits(digits) ? tryPin(parts, visit, digits, 0) : refuse('value', 0));
    },
    changePin: (value) => {
      const oldLength = value[0] ?? 0;
      if (!hasPinLength(oldLength) || !hasPinLength(value.length - 1 - oldLength)) return 'bad-length';
      return answer(changePin(parts, visit, value));
    },
    accessState: () => accessImage(parts, visit),
    lastResult: result.image,
    end: events.onEnd,
  };
}
