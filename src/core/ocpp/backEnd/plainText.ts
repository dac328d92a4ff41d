const longestText = 100;

/** Control characters, and those that turn the direction of text around. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A text of the other side as it can be shown and kept: short and without control characters. */
export const plainText = (value: unknown, longest = longestText): string => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  // Cut first: a megabyte is not searched for what is then thrown away.
  return value.slice(0, longest).replaceAll(unprintable, '\u{FFFD}');
};
