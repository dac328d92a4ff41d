import { codePointName, type OcppFinding } from './ocppFinding.ts';
import { type UrlRule, urlFinding } from './urlRules.ts';

const asciiBlanks = ' \t\n\r\f\v';
const banned = new Set('<>"{}|^`');

/** Text without the ASCII blanks around it, as a paste or a barcode scanner leaves them. */
export const trimAscii = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && asciiBlanks.includes(text.charAt(start))) start += 1;
  while (end > start && asciiBlanks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

const isPlain = (character: string): boolean =>
  character >= '!' && character <= '~' && !banned.has(character) && character !== '\\';

/** Letters of other scripts may stand in a host name; forms that only look like ASCII may not. */
const isHostLetter = (character: string): boolean =>
  /^[\p{L}\p{M}\p{N}]$/u.test(character) && !/^[\uff00-\uffef\u{1d400}-\u{1d7ff}]$/u.test(character);

/** What was probably meant: hidden characters and blanks gone, look-alike dots, colons and slashes made plain. */
const cleaned = (text: string): string | null => {
  const plain = Array.from(text.normalize('NFKC').replaceAll('\u3002', '.')).filter(isPlain).join('');
  return plain === '' || plain.length > 2048 ? null : plain;
};

const hostEnd = (text: string): number => {
  const start = text.indexOf('://');
  const from = start < 0 ? 0 : start + 3;
  const length = text.slice(from).search(/[/?#]/);
  return length < 0 ? text.length : from + length;
};

/** The identity at the end of an address as instructions print it: the charger appends its own. */
const namesIdentity = /(?:id|identity|serial|serialnumber)[>}]$/i;

/** A place of an address that is still to be filled in, as `{host}` or `<server>`; null when there is none. */
export const placeholderFinding = (text: string): OcppFinding<UrlRule> | null => {
  const [placeholder] = /[{<][A-Za-z][A-Za-z0-9 ._-]{0,39}[}>]/.exec(text) ?? [];
  if (placeholder === undefined) return null;
  const isIdentity = namesIdentity.test(placeholder) && text.endsWith(`/${placeholder}`);
  const fix = isIdentity ? text.slice(0, -placeholder.length - 1) : null;
  return urlFinding('url-placeholder', { placeholder }, fix);
};

/** The first character that an address must not have; null when there is none. */
export const characterFinding = (text: string): OcppFinding<UrlRule> | null => {
  const end = hostEnd(text);
  let at = 0;
  for (const character of text) {
    if (character === '\\') {
      return urlFinding('url-slashes', {}, cleaned(text.replaceAll('\\', '/')));
    }
    const isFine = isPlain(character) || (character > '~' && at < end && isHostLetter(character));
    if (!isFine)
      return urlFinding(
        'url-character',
        { character: codePointName(character), position: at + 1 },
        cleaned(text),
      );
    at += character.length;
  }
  return null;
};
