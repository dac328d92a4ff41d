import type { ChargerRecord } from './chargerRecord.ts';

/** A message may be so much older than the connection and still be of now: a charger's clock is not exact. */
const graceMs = 120_000;

const isBefore = (timestamp: unknown, ms: number): boolean => {
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return !Number.isNaN(time) && time < ms - graceMs;
};

const oldestMeterValue = (meterValue: unknown): unknown =>
  Array.isArray(meterValue) && typeof meterValue[0] === 'object' && meterValue[0] !== null
    ? Reflect.get(meterValue[0], 'timestamp')
    : undefined;

/**
 * Whether a message is of a transaction that began before this back end knew the charger. Answered, it never reaches
 * the real back end any more.
 */
export const isOfUnknownPast = (
  action: string,
  payload: Readonly<Record<string, unknown>>,
  charger: ChargerRecord,
): boolean => {
  switch (action) {
    case 'StartTransaction':
      return isBefore(payload['timestamp'], charger.connectedMs());
    case 'StopTransaction':
      return !charger.knowsTransaction(payload['transactionId']);
    case 'MeterValues':
      return payload['transactionId'] === undefined
        ? isBefore(oldestMeterValue(payload['meterValue']), charger.connectedMs())
        : !charger.knowsTransaction(payload['transactionId']);
    default:
      return false;
  }
};
