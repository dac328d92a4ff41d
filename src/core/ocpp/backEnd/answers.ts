import type { ChargerRecord } from './chargerRecord.ts';
import { plainText } from './plainText.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What an answer needs to know beside the message itself. */
export interface AnswerContext {
  readonly charger: ChargerRecord;
  readonly nowMs: number;
  readonly heartbeatIntervalS: number;
  /** It began before this back end knew the charger, and so does what follows. */
  readonly isOfUnknownPast: boolean;
}

type Answer = (payload: Payload, context: AnswerContext) => object;

/** The longest word of its lists, `EVCommunicationError`, with room for other people's. */
const longestWord = 40;

const accepted = { idTagInfo: { status: 'Accepted' } };
const nothing: Answer = () => ({});

const bootFields = [
  'chargePointVendor',
  'chargePointModel',
  'chargePointSerialNumber',
  'chargeBoxSerialNumber',
  'firmwareVersion',
  'meterType',
  'meterSerialNumber',
];

const bootNotification: Answer = (payload, { charger, nowMs, heartbeatIntervalS }) => {
  const known = bootFields.filter((name) => payload[name] !== undefined);
  charger.booted(Object.fromEntries(known.map((name) => [name, plainText(payload[name])])));
  return {
    status: 'Accepted',
    // Always with Z: an offset or microseconds have broken chargers.
    currentTime: new Date(nowMs).toISOString(),
    interval: heartbeatIntervalS,
  };
};

const statusNotification: Answer = ({ connectorId, status, errorCode }, { charger, nowMs }) => {
  charger.status({
    id: typeof connectorId === 'number' ? connectorId : -1,
    status: plainText(status, longestWord),
    errorCode: plainText(errorCode, longestWord),
    atMs: nowMs,
  });
  return {};
};

const startTransaction: Answer = ({ connectorId, idTag }, { charger, nowMs, isOfUnknownPast }) => {
  const transactionId = charger.started({
    connectorId: typeof connectorId === 'number' ? connectorId : -1,
    idTag: plainText(idTag, 20),
    startedMs: nowMs,
  });
  if (isOfUnknownPast) charger.stopped(transactionId);
  return { transactionId, ...accepted };
};

const stopTransaction: Answer = ({ transactionId, idTag }, { charger }) => {
  if (typeof transactionId === 'number') charger.stopped(transactionId);
  return idTag === undefined ? {} : accepted;
};

/** What a charger may ask of a central system; a Map, so that a name such as `__proto__` is nothing special. */
export const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['BootNotification', bootNotification],
  ['Heartbeat', (_, { nowMs }) => ({ currentTime: new Date(nowMs).toISOString() })],
  ['StatusNotification', statusNotification],
  ['Authorize', () => accepted],
  ['StartTransaction', startTransaction],
  ['StopTransaction', stopTransaction],
  ['MeterValues', nothing],
  ['DataTransfer', () => ({ status: 'UnknownVendorId' })],
  ['DiagnosticsStatusNotification', nothing],
  ['FirmwareStatusNotification', nothing],
  ['LogStatusNotification', nothing],
  ['SecurityEventNotification', nothing],
  ['SignedFirmwareStatusNotification', nothing],
  ['SignCertificate', () => ({ status: 'Rejected' })],
]);
