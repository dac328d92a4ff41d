import { refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { type BlockSpec, blockAt } from './registerMap.ts';
import type { Registers } from './registers.ts';
import type { ModbusSession, RegisterAnswer } from './virtualCharger.types.ts';
import type { Visit } from './visit.ts';

const mostPerRead = 125;
const mostPerWrite = 123;

function exception(code: 1 | 2 | 3 | 4 | 6): RegisterAnswer {
  return { kind: 'exception', exception: code };
}

function splitsValue(block: BlockSpec, start: number, count: number): boolean {
  const from = start - block.start;
  const isInside = (edge: number) =>
    block.rows.some(({ type, offset }) => (type === 'u32' || type === 's32') && edge === offset + 1);
  return isInside(from) || isInside(from + count);
}

/** One Modbus connection over the register map. */
export function createModbusSession(
  parts: Pick<Parts, 'control'>,
  registers: Registers,
  visit: Visit,
  onEnd: () => void,
): ModbusSession {
  return {
    read: (start, count) => {
      if (count < 1 || count > mostPerRead) return exception(3);
      const block = blockAt(start, count);
      if (visit.hasEnded || block === undefined || splitsValue(block, start, count)) return exception(2);
      const from = start - block.start;
      return { kind: 'values', words: registers.image(block.key, visit).slice(from, from + count) };
    },
    write: (start, words, single) => {
      if (words.length < 1 || words.length > mostPerWrite) return exception(3);
      const block = blockAt(start, words.length);
      if (visit.hasEnded || block === undefined) {
        const refusal = refuse('address', start);
        parts.control.lastRegister = refusal.register;
        return exception(refusal.exception);
      }
      const outcome = registers.write(block.key, visit, start - block.start, words, single);
      return outcome.kind === 'refused' ? exception(outcome.exception) : { kind: 'values', words: [] };
    },
    end: onEnd,
  };
}
