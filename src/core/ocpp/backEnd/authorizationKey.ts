import { appError } from '#shared/errors/appError.ts';

/** An authorization key: its bytes are what Basic authentication carries, its text is what a person typed. */
export interface AuthorizationKey {
  readonly bytes: Buffer;
  readonly text: string;
}

const isHexKey = (text: string): boolean =>
  /^[0-9a-f]+$/i.test(text) && text.length >= 32 && text.length <= 40 && text.length % 2 === 0;

const isPlainKey = (text: string): boolean => /^[\x20-\x7e]{16,20}$/.test(text);

/** 32 to 40 hexadecimal digits are bytes, 16 to 20 characters are themselves. Errors: `ocpp.key-unusable`. */
export const readAuthorizationKey = (text: string): AuthorizationKey => {
  if (isHexKey(text)) return { bytes: Buffer.from(text, 'hex'), text };
  if (isPlainKey(text)) return { bytes: Buffer.from(text, 'latin1'), text };
  throw appError('ocpp.key-unusable', {});
};
