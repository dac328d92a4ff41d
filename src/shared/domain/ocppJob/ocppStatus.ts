/** `ocpp.status` in words; `unknown`: not readable at this moment, or a number of a newer firmware. */
export const ocppStatusWords = [
  'off',
  'connecting',
  'pending',
  'accepted',
  'rejected',
  'tls-error',
  'unknown',
] as const;
export type OcppStatus = (typeof ocppStatusWords)[number];

/** The word for a value of `ocpp.status`. */
export const ocppStatusOf = (value: unknown): OcppStatus =>
  typeof value === 'number' ? (ocppStatusWords[value] ?? 'unknown') : 'unknown';
