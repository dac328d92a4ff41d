import { createHash, randomBytes } from 'node:crypto';
import { checkKey } from '#shared/domain/ocpp/authorizationKey.ts';
import type { KeyHash } from '#shared/domain/ocppBackEnd/backEndState.ts';
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

/** What `KeyHash` holds of the bytes of a key (hex). */
export const saltedDigest = (salt: string, bytes: Uint8Array): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(bytes).digest('hex');

/** Enough to recognise a random key by, and nothing it could be found from. */
export const hashKey = (key: AuthorizationKey): KeyHash => {
  const salt = randomBytes(16).toString('hex');
  return { salt, sha256: saltedDigest(salt, key.bytes) };
};
