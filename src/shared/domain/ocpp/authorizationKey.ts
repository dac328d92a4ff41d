import type { OcppFinding } from './ocppFinding.ts';
import { generalLimits, type OcppLimits } from './ocppLimits.ts';
import { type SecurityRule, securityFinding } from './securityRules.ts';

export interface KeyCheck {
  readonly findings: readonly OcppFinding<SecurityRule>[];
  /** How the text was read; null when a rule blocks. */
  readonly kind: 'plain' | 'hex' | null;
  /** The bytes of the key as hexadecimal digits, as the charger takes them; null when a rule blocks. */
  readonly hex: string | null;
}

const plainLength = { min: 16, max: 20 } as const;
const minDigits = 32;
/** 0–9, A–Z, a–z: valid as text and as bytes, in every back end that was seen. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const keyCharacters = 20;

const isHex = (text: string): boolean => text.length > 0 && !/[^0-9A-Fa-f]/.test(text);

/** Printable ASCII as hexadecimal digits. */
export const hexOfText = (text: string): string =>
  Array.from(text)
    .map((character) => character.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');

/** A key as it was meant to be typed: without `0x`, blanks, colons and dashes. Used only after a confirmation. */
export const stripKey = (text: string): string => text.replace(/^\s*0x/i, '').replaceAll(/[\s:-]/g, '');

const blocked = (finding: OcppFinding<SecurityRule>): KeyCheck => ({
  findings: [finding],
  kind: null,
  hex: null,
});

const checkHex = (text: string, max: number): KeyCheck => {
  const { length } = text;
  if (length < minDigits || length > max)
    return blocked(securityFinding('key-hex-length', { length, min: minDigits, max }));
  if (length % 2 === 1) return blocked(securityFinding('key-hex-odd', { length }));
  return { findings: [], kind: 'hex', hex: text.toUpperCase() };
};

/**
 * Reads an authorization key (checklist S1–S4): 16–20 characters are text, 32–40 hexadecimal digits are bytes. No
 * finding repeats the key.
 */
export const checkKey = (text: string, { keyDigits }: OcppLimits = generalLimits): KeyCheck => {
  const { length } = text;
  const { min, max } = plainLength;
  if (length > 1000) return blocked(securityFinding('key-length', { length, min, max }));
  if (/[^ -~]/.test(text)) return blocked(securityFinding('key-not-ascii', {}));
  if (length >= min && length <= max) {
    const looksHex = isHex(text);
    return {
      findings: looksHex ? [securityFinding('key-plain-looks-hex', { length })] : [],
      kind: 'plain',
      hex: hexOfText(text).toUpperCase(),
    };
  }
  if (length > max && isHex(text)) return checkHex(text, keyDigits);
  const bare = stripKey(text);
  if (bare !== text && bare.length > max && isHex(bare))
    return blocked(securityFinding('key-separators', {}));
  return blocked(securityFinding('key-length', { length, min, max }));
};

/**
 * A new key from random bytes: twenty letters and digits (119 bits), as text for the back end and as 40 digits for
 * the charger. Null when too many bytes fall away: hand in 64, and others when it is null.
 */
export const keyFromRandom = (
  random: Uint8Array,
): { readonly plain: string; readonly hex: string } | null => {
  // Bytes above the last whole multiple would make some characters likelier than others.
  const fair = 256 - (256 % alphabet.length);
  const plain = [...random]
    .filter((byte) => byte < fair)
    .slice(0, keyCharacters)
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('');
  return plain.length < keyCharacters ? null : { plain, hex: hexOfText(plain).toUpperCase() };
};

/** The `Authorization` header of a charger: identity, colon and the bytes of its key, in base64 (checklist S5). */
export const basicAuthorization = (identity: string, keyHex: string): string => {
  const user = [...new TextEncoder().encode(`${identity}:`)];
  const key = (keyHex.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
  return `Basic ${btoa(String.fromCharCode(...user, ...key))}`;
};
