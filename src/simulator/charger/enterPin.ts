import { done, type Outcome, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { registerOf } from './registerMap.ts';
import type { Visit } from './visit.ts';

/** Opens the connection with the right digits; a wrong PIN costs an attempt. */
export function tryPin({ pin }: Pick<Parts, 'pin'>, visit: Visit, digits: string, register: number): Outcome {
  switch (pin.check(digits)) {
    case 'right':
      visit.latch.open();
      return done;
    case 'wrong':
      visit.latch.lock();
      return refuse('value', register);
    case 'blocked':
      return refuse('tooSoon', register);
  }
}

/** `access.pin`: 1 followed by the digits; 0 locks. A number that is no PIN costs no attempt. */
export function enterPin(parts: Pick<Parts, 'pin'>, visit: Visit, value: number): Outcome {
  const register = registerOf('access.pin');
  if (value === 0) {
    visit.latch.lock();
    return done;
  }
  const text = String(value);
  if (!/^1\d{4,8}$/.test(text)) return refuse('value', register);
  return tryPin(parts, visit, text.slice(1), register);
}
