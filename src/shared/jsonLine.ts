const separators = /[\u2028\u2029]/g;

/** A value as one line of JSON: readers of lines also break at the separators that JSON leaves as they are. */
export const jsonLine = (value: object): string =>
  JSON.stringify(value).replaceAll(separators, (each) => `\\u${each.charCodeAt(0).toString(16)}`);
