import { checkKey } from '#shared/domain/ocpp/authorizationKey.ts';
import { appError } from '#shared/errors/appError.ts';

/** An authorization key: its bytes are what Basic authentication carries, its text is what a person typed. */
export interface AuthorizationKey {
  readonly bytes: Buffer;
  readonly text: string;
}

/** 32 to 40 hexadecimal digits are bytes, 16 to 20 characters are themselves. Errors: `ocpp.key-unusable`. */
export const readAuthorizationKey = (text: string): AuthorizationKey => {
  const { hex } = checkKey(text);
  if (hex === null) throw appError('ocpp.key-unusable', {});
  return { bytes: Buffer.from(hex, 'hex'), text };
};
