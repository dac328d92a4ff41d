import type { OcppLink, OcppSchema } from '#core/ports/ocppServer.ts';
import type { BackEndCommand, CommandResult } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import { appError } from '#shared/errors/appError.ts';
import { configurationRows, unknownKeys } from './configurationTable.ts';
import { plainText } from './plainText.ts';
import { isSecretKey } from './redactFrame.ts';

const limitProfileId = 1;

/** What a command needs of the charger it goes to. */
export interface CommandDoor {
  readonly identity: string;
  readonly link: OcppLink;
  readonly schema: OcppSchema;
  readonly callTimeoutMs: number;
  /** A whole address for an upload. */
  uploadLocation(): string;
  /** The answer leaves the schema: told, and used all the same. */
  tellAnswerFault(action: string, path: string, rule: string): void;
  tellReadableKey(key: string): void;
}

/** What the charger is going to be told, checked before it leaves. */
const ask = async (door: CommandDoor, action: string, payload: object): Promise<unknown> => {
  const [fault] = door.schema.check(action, 'req', payload);
  if (fault) throw appError('ocpp.command-not-understood', { field: fault.path, reason: fault.keyword });
  const answer = await door.link.call(action, payload, door.callTimeoutMs);
  for (const { path, keyword } of door.schema.check(action, 'conf', answer).slice(0, 20))
    door.tellAnswerFault(action, plainText(path), keyword);
  return answer;
};

const textIn = (answer: unknown, name: string): string =>
  plainText(typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined);

const readConfiguration = async (door: CommandDoor, keys: readonly string[] | undefined) => {
  const answer = await ask(door, 'GetConfiguration', keys === undefined ? {} : { key: keys });
  const rows = configurationRows(answer);
  for (const { key, value } of rows) if (isSecretKey(key) && value !== null) door.tellReadableKey(key);
  return { rows, unknown: unknownKeys(answer) };
};

/** 300 and 0300, true and TRUE mean the same. */
const isSame = (read: string, written: string): boolean =>
  read.trim().toLowerCase() === written.trim().toLowerCase() ||
  (/^-?\d+$/.test(read) && /^-?\d+$/.test(written) && Number(read) === Number(written));

const change = async (door: CommandDoor, key: string, value: string): Promise<CommandResult> => {
  const status = textIn(await ask(door, 'ChangeConfiguration', { key, value }), 'status');
  if (status === 'RebootRequired') return { kind: 'changed', status, readBack: 'after-restart', value: null };
  if (status !== 'Accepted') return { kind: 'changed', status, readBack: 'not-changed', value: null };
  if (isSecretKey(key)) return { kind: 'changed', status, readBack: 'not-readable', value: null };
  const { rows } = await readConfiguration(door, [key]);
  const read = rows.find((row) => row.key.toLowerCase() === key.toLowerCase())?.value ?? null;
  if (read === null) return { kind: 'changed', status, readBack: 'not-readable', value: null };
  return { kind: 'changed', status, readBack: isSame(read, value) ? 'in-force' : 'different', value: read };
};

const limitProfile = (limitA: number) => ({
  connectorId: 0,
  csChargingProfiles: {
    chargingProfileId: limitProfileId,
    stackLevel: 0,
    chargingProfilePurpose: 'ChargePointMaxProfile',
    chargingProfileKind: 'Absolute',
    chargingSchedule: {
      chargingRateUnit: 'A',
      chargingSchedulePeriod: [{ startPeriod: 0, limit: Math.round(limitA * 10) / 10 }],
    },
  },
});

const statusOf = async (door: CommandDoor, action: string, payload: object): Promise<CommandResult> => ({
  kind: 'status',
  status: textIn(await ask(door, action, payload), 'status'),
});

/** Carries a command out. Errors: `ocpp.command-not-understood` and those of `OcppLink.call`. */
export const runCommand = async (door: CommandDoor, command: BackEndCommand): Promise<CommandResult> => {
  switch (command.command) {
    case 'GetConfiguration':
      return { kind: 'configuration', ...(await readConfiguration(door, command.keys)) };
    case 'ChangeConfiguration':
      return change(door, command.key, command.value);
    case 'TriggerMessage': {
      const { message, connectorId } = command;
      const more = connectorId === undefined ? {} : { connectorId };
      return statusOf(door, 'TriggerMessage', { requestedMessage: message, ...more });
    }
    case 'RemoteStartTransaction': {
      const { idTag, connectorId = 1 } = command;
      return statusOf(door, 'RemoteStartTransaction', { idTag, connectorId });
    }
    case 'RemoteStopTransaction':
      return statusOf(door, 'RemoteStopTransaction', { transactionId: command.transactionId });
    case 'Reset':
      return statusOf(door, 'Reset', { type: command.type });
    case 'GetDiagnostics': {
      const answer = await ask(door, 'GetDiagnostics', { location: door.uploadLocation() });
      return { kind: 'diagnostics', file: textIn(answer, 'fileName') || null };
    }
    case 'SetLimit':
      return statusOf(door, 'SetChargingProfile', limitProfile(command.limitA));
    case 'ClearLimit':
      return statusOf(door, 'ClearChargingProfile', { id: limitProfileId });
    case 'UnlockConnector':
      return statusOf(door, 'UnlockConnector', { connectorId: command.connectorId });
    default:
      return command satisfies never;
  }
};
