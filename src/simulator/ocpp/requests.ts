import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import type { Configuration } from './configuration.ts';
import type { OcppHabits } from './habits.ts';
import { CallError, type Payload } from './payload.ts';
import type { Profiles } from './profiles.ts';
import type { Transactions } from './transactions.ts';
import { uploadTarget } from './upload.ts';

/** What a request sets off behind its answer. */
export interface AfterAnswer {
  trigger(message: string): void;
  upload(target: string): void;
  reset(kind: 'Soft' | 'Hard'): void;
  remoteStart(idTag: string): void;
  remoteStop(): void;
  statusChanged(): void;
}

export interface RequestParts {
  readonly side: OcppSide;
  readonly configuration: Configuration;
  readonly profiles: Profiles;
  readonly transactions: Transactions;
  readonly after: AfterAnswer;
  habits(): OcppHabits;
  nowMs(): number;
  setInoperative(isInoperative: boolean): void;
  isInoperative(): boolean;
}

type Answer = (payload: Payload) => Payload;

const triggers = [
  'BootNotification',
  'DiagnosticsStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'MeterValues',
  'StatusNotification',
];

const text = (payload: Payload, name: string): string => {
  const value = payload[name];
  if (value === undefined) throw new CallError('ProtocolError', `${name} is missing`);
  if (typeof value !== 'string') throw new CallError('TypeConstraintViolation', name);
  return value;
};

const number = (payload: Payload, name: string): number => {
  const value = payload[name];
  if (value === undefined) throw new CallError('ProtocolError', `${name} is missing`);
  if (typeof value !== 'number') throw new CallError('TypeConstraintViolation', name);
  return value;
};

const one = <const T extends string>(payload: Payload, name: string, choices: readonly T[]): T => {
  const value = text(payload, name);
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new CallError('PropertyConstraintViolation', name);
  return choice;
};

const notHere = [
  'CancelReservation',
  'GetLocalListVersion',
  'ReserveNow',
  'SendLocalList',
  'UpdateFirmware',
  'SignedUpdateFirmware',
  'CertificateSigned',
  'DeleteCertificate',
  'GetInstalledCertificateIds',
  'GetLog',
  'InstallCertificate',
];

const remoteStart = (parts: RequestParts, payload: Payload): Payload => {
  const idTag = text(payload, 'idTag');
  const connectorId = payload['connectorId'] ?? 1;
  const isBusy = parts.transactions.startedMs() !== undefined;
  if (connectorId !== 1 || isBusy || parts.isInoperative()) return { status: 'Rejected' };
  const { chargingProfile } = payload;
  parts.after.remoteStart(idTag);
  if (chargingProfile !== undefined && parts.side.settings().acceptsProfiles)
    parts.profiles.set({ connectorId: 1, csChargingProfiles: chargingProfile }, parts.nowMs(), undefined);
  return { status: 'Accepted' };
};

const smartCharging = ({ side, profiles, transactions, nowMs }: RequestParts): Record<string, Answer> => ({
  SetChargingProfile: (payload) => {
    if (!side.settings().acceptsProfiles) return { status: 'Rejected' };
    return { status: profiles.set(payload, nowMs(), transactions.id()) };
  },
  ClearChargingProfile: (payload) => ({ status: profiles.clear(payload) }),
  GetCompositeSchedule: (payload) => {
    const duration = number(payload, 'duration');
    const limit = profiles.limitA(nowMs(), transactions.startedMs(), side.about().phases);
    if (limit === undefined) return { status: 'Rejected' };
    return {
      status: 'Accepted',
      connectorId: number(payload, 'connectorId'),
      scheduleStart: new Date(nowMs()).toISOString(),
      chargingSchedule: {
        duration,
        chargingRateUnit: 'A',
        chargingSchedulePeriod: [{ startPeriod: 0, limit: Math.round(limit * 10) / 10 }],
      },
    };
  },
});

const coreAnswers = (parts: RequestParts): Record<string, Answer> => {
  const { side, configuration, transactions, after } = parts;
  return {
    GetConfiguration: (payload) => configuration.get(payload, parts.habits()),
    ChangeConfiguration: (payload) => {
      text(payload, 'key');
      text(payload, 'value');
      return { status: configuration.change(payload) };
    },
    ClearCache: () => ({ status: 'Accepted' }),
    DataTransfer: (payload) => {
      text(payload, 'vendorId');
      return { status: 'UnknownVendorId' };
    },
    ChangeAvailability: (payload) => {
      const type = one(payload, 'type', ['Operative', 'Inoperative']);
      const isLater = type === 'Inoperative' && transactions.startedMs() !== undefined;
      parts.setInoperative(type === 'Inoperative');
      after.statusChanged();
      return { status: isLater ? 'Scheduled' : 'Accepted' };
    },
    RemoteStartTransaction: (payload) => remoteStart(parts, payload),
    RemoteStopTransaction: (payload) => {
      if (number(payload, 'transactionId') !== transactions.id()) return { status: 'Rejected' };
      after.remoteStop();
      return { status: 'Accepted' };
    },
    Reset: (payload) => {
      after.reset(one(payload, 'type', ['Soft', 'Hard']));
      return { status: 'Accepted' };
    },
    UnlockConnector: () => ({ status: 'NotSupported' }),
    GetDiagnostics: (payload) => {
      const fileName = `${side.about().serial}-diagnostics.json`;
      const target = uploadTarget(text(payload, 'location'), fileName);
      if (target === undefined) return {};
      after.upload(target);
      return { fileName };
    },
  };
};

const trigger =
  ({ after }: RequestParts): Answer =>
  (payload) => {
    const message = text(payload, 'requestedMessage');
    if (!triggers.includes(message)) return { status: 'NotImplemented' };
    if ((payload['connectorId'] ?? 1) !== 1 && payload['connectorId'] !== 0) return { status: 'Rejected' };
    after.trigger(message);
    return { status: 'Accepted' };
  };

/** Answers what a back end asks of a charger. */
export function createRequests(parts: RequestParts): (action: string, payload: Payload) => Payload {
  const answers = new Map<string, Answer>([
    ...Object.entries(coreAnswers(parts)),
    ...Object.entries(smartCharging(parts)),
    ['TriggerMessage', trigger(parts)],
    ['ExtendedTriggerMessage', trigger(parts)],
  ]);
  return (action, payload) => {
    const answer = answers.get(action);
    if (answer !== undefined) return answer(payload);
    throw new CallError(notHere.includes(action) ? 'NotSupported' : 'NotImplemented');
  };
}
