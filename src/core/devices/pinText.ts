import { appError } from '#shared/errors/appError.ts';

/** A PIN is four to eight digits (reference profile, 0201); anything else is `pin.invalid` and is never sent. */
export const checkPin = (pin: string): string => {
  if (!/^\d{4,8}$/.test(pin)) throw appError('pin.invalid', {});
  return pin;
};

/** The PIN as Modbus takes it: 1 followed by the digits, so that leading zeros count. */
export const pinNumber = (pin: string): number => Number(`1${checkPin(pin)}`);
