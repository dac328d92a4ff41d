import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeyHash } from '#shared/domain/ocppBackEnd/backEndState.ts';
import type { Diagnosis } from '#shared/domain/ocppBackEnd/ladder.ts';
import { type AuthorizationKey, saltedDigest } from './authorizationKey.ts';

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Takes as long for a wrong value as for the right one, whatever their lengths. */
const isEqual = (left: Uint8Array, right: Uint8Array): boolean =>
  timingSafeEqual(digest(left), digest(right));

const credentialsOf = (header: string): Buffer | undefined => {
  const text = /^ *basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(header)?.[1];
  return text === undefined ? undefined : Buffer.from(text, 'base64');
};

/** Judges the Authorization headers of a charger; undefined when they are right. The user is the identity. */
export const checkBasicAuth = (
  headers: readonly string[],
  identity: string,
  key: AuthorizationKey | KeyHash,
): Diagnosis | undefined => {
  const [header, ...more] = headers;
  if (header === undefined) return 'auth-missing';
  if (more.length > 0) return 'auth-twice';
  if (!/^ *basic(?: |$)/i.test(header)) return 'auth-scheme';
  const credentials = credentialsOf(header);
  if (credentials === undefined || !credentials.includes(0x3a)) return 'auth-malformed';
  // Not at the first colon: an identity may hold one.
  const user = Buffer.from(`${identity}:`);
  const isUser = isEqual(credentials.subarray(0, user.length), user);
  const password = credentials.subarray(isUser ? user.length : credentials.indexOf(0x3a) + 1);
  if ('sha256' in key) {
    const isKnown = isEqual(Buffer.from(saltedDigest(key.salt, password)), Buffer.from(key.sha256));
    return !isUser ? 'auth-user' : isKnown ? undefined : 'auth-key-wrong';
  }
  const isKey = isEqual(password, key.bytes);
  const isItsText = [key.text, key.text.toLowerCase(), key.text.toUpperCase(), key.bytes.toString('hex')]
    .map((text) => isEqual(password, Buffer.from(text)))
    .includes(true);
  const isItsBytes = isEqual(password, Buffer.from(key.text, 'hex'));
  if (!isUser) return 'auth-user';
  if (isKey) return undefined;
  if (isItsText) return 'auth-key-as-text';
  return isItsBytes ? 'auth-key-as-bytes' : 'auth-key-wrong';
};
