import { createFindings, type Finding } from './finding.ts';

/** Rules for the new PIN. No finding carries the PIN itself. */
export const pinRules = {
  'pin-not-digits': { level: 'refuse', params: [] },
  'pin-length': { level: 'refuse', params: ['min', 'max'] },
  'pin-factory': { level: 'refuse', params: [] },
  'pin-repeated-differs': { level: 'refuse', params: [] },
  'pin-trivial': { level: 'warn', params: [] },
  'pin-good': { level: 'pass', params: [] },
} as const;
export type PinRule = keyof typeof pinRules;

const finding = createFindings(pinRules);
const min = 4;
const max = 8;

/** True for digits that are all the same or run up or down by one. */
function isTrivial(pin: string): boolean {
  const steps = Array.from(pin)
    .slice(1)
    .map((digit, index) => Number(digit) - Number(pin[index]));
  return [0, 1, -1].some((step) => steps.every((each) => each === step));
}

/** Checks a new PIN: 4 to 8 ASCII digits, not the factory's, typed the same twice; an easy one is warned about. */
export function pinFindings(pin: string, repeated: string = pin, factoryPin = '000000'): Finding<PinRule>[] {
  const found: Finding<PinRule>[] = [];
  const isDigits = /^[0-9]*$/.test(pin);
  if (!isDigits) found.push(finding('pin-not-digits', 'newPin', {}));
  if (pin.length < min || pin.length > max) found.push(finding('pin-length', 'newPin', { min, max }));
  if (pin === factoryPin) found.push(finding('pin-factory', 'newPin', {}));
  if (pin !== repeated) found.push(finding('pin-repeated-differs', 'newPinRepeated', {}));
  if (found.length > 0) return found;
  return [finding(isTrivial(pin) ? 'pin-trivial' : 'pin-good', 'newPin', {})];
}
