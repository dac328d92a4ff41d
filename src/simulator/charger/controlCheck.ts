import { type Refusal, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import type { PointWrite } from './pointWrites.ts';
import type { RateLimit } from './rateLimit.ts';
import { blocks } from './registerMap.ts';
import { isAcceptable } from './validate.ts';

const block = blocks.C;
const commitKey = 0x4e58c0de;

/** Range, rate and state of one value for block C. */
export function createControlCheck(
  { control, engine, options, time }: Pick<Parts, 'control' | 'engine' | 'options' | 'time'>,
  rates: RateLimit,
): (write: PointWrite) => Refusal | undefined {
  const isUrgent = ({ row, value }: PointWrite): boolean =>
    (row.name === 'limit.current' && Number(value) < control.limitMa) ||
    (row.name === 'limit.current' && value === 0) ||
    (row.name === 'control.enable' && value === 0);

  return (write) => {
    const { row, value } = write;
    const register = block.start + row.offset;
    const isRight = isAcceptable(row, write.words, options.model.hardwareMaxA * 1000);
    if (!isRight) return refuse('value', register);
    if (row.name === 'commit.key' && value !== 0 && value !== commitKey) return refuse('value', register);
    if (rates.isTooSoon(row, time.waitMs()) && !isUrgent(write)) return refuse('tooSoon', register);
    if (row.name !== 'control.phases') return undefined;
    if (value === 3 && options.model.phases === 1) return refuse('value', register);
    const isSwitch = Number(value) !== control.phases;
    return isSwitch && engine.isPlugged() && engine.isOffering() ? refuse('state', register) : undefined;
  };
}
