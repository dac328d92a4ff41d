/** A value in words, or a dash for what is not known. */
export const orDash = (value: number | null, write: (value: number) => string): string =>
  value === null ? '–' : write(value);
