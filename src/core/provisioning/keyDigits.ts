import { checkKey } from '#shared/domain/ocpp/authorizationKey.ts';
import { appError } from '#shared/errors/appError.ts';
import type { Wanted } from './planSession.ts';

const keyPoint = 'ocpp.authorizationKey';

/**
 * The same wish with the OCPP key as a charger takes it: hexadecimal digits, also of a key that was given as text. The
 * empty key erases. Errors: `ocpp.key-unusable` with no word of the key.
 */
export const withKeyDigits = (wanted: Wanted): Wanted => {
  const typed = wanted.secrets[keyPoint] ?? '';
  if (typed === '') return wanted;
  const { hex } = checkKey(typed);
  if (hex === null) throw appError('ocpp.key-unusable', {});
  return { ...wanted, secrets: { ...wanted.secrets, [keyPoint]: hex } };
};
