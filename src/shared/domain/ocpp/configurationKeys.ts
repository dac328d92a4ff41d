import type { OcppFinding } from './ocppFinding.ts';
import { type SecurityRule, securityFinding } from './securityRules.ts';

/** What a value of ChangeConfiguration has to be; all travel as text. */
export type KeyKind =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly also?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' };

/** Longest name and value of OCPP 1.6. */
export const configurationLengths = { key: 50, value: 500 } as const;

const int32 = 2 ** 31 - 1;
const bool = { kind: 'boolean' } as const;
const integer = (min: number, max: number, also?: number) =>
  ({ kind: 'integer', min, max, ...(also !== undefined && { also }) }) as const;

/** Ranges a wizard offers; keys that are not here take any text of the permitted length. */
export const configurationKeys: ReadonlyMap<string, KeyKind> = new Map<string, KeyKind>([
  ['HeartbeatInterval', integer(10, 86_400)],
  ['WebSocketPingInterval', integer(10, 300, 0)],
  ['ConnectionTimeOut', integer(10, 600)],
  ['MeterValueSampleInterval', integer(5, 3600, 0)],
  ['ClockAlignedDataInterval', integer(0, 86_400)],
  ['TransactionMessageAttempts', integer(1, 65_535)],
  ['TransactionMessageRetryInterval', integer(1, 3600)],
  ['ResetRetries', integer(0, int32)],
  ['BlinkRepeat', integer(0, int32)],
  ['LightIntensity', integer(0, 100)],
  ['MinimumStatusDuration', integer(0, int32)],
  ['MaxEnergyOnInvalidId', integer(0, int32)],
  ['SecurityProfile', integer(0, 3)],
  ['AuthorizeRemoteTxRequests', bool],
  ['LocalAuthListEnabled', bool],
  ['LocalAuthorizeOffline', bool],
  ['LocalPreAuthorize', bool],
  ['StopTransactionOnInvalidId', bool],
  ['StopTransactionOnEVSideDisconnect', bool],
  ['UnlockConnectorOnEVSideDisconnect', bool],
  ['AllowOfflineTxForUnknownId', bool],
  ['AuthorizationCacheEnabled', bool],
]);

type Finding = OcppFinding<SecurityRule>;

const checkInteger = (
  key: string,
  value: string,
  { min, max, also }: KeyKind & { kind: 'integer' },
): Finding[] => {
  if (!/^(?:0|-?[1-9][0-9]{0,14})$/.test(value)) {
    const [digits] = /^0*([0-9]{1,10})$/.exec(value.trim()) ?? [];
    return [securityFinding('value-integer', { key }, digits === undefined ? null : String(Number(digits)))];
  }
  const number = Number(value);
  const isFine = (number >= min && number <= max) || number === also;
  return isFine ? [] : [securityFinding('value-range', { key, min, max })];
};

const meantBoolean = (value: string): string | null => {
  const word = value.trim().toLowerCase();
  if (['true', 'yes', '1', 'on'].includes(word)) return 'true';
  return ['false', 'no', '0', 'off'].includes(word) ? 'false' : null;
};

/** A name and a value before they are sent (checklist S8, S9): canonical decimal integers, `true` and `false`. */
export const configurationFindings = (key: string, value: string): readonly Finding[] => {
  const { key: maxKey, value: max } = configurationLengths;
  if (key.length > maxKey) return [securityFinding('key-name-too-long', { length: key.length, max: maxKey })];
  if (value.length > max) return [securityFinding('value-too-long', { length: value.length, max })];
  const kind = configurationKeys.get(key) ?? { kind: 'text' };
  switch (kind.kind) {
    case 'integer':
      return checkInteger(key, value, kind);
    case 'boolean':
      return value === 'true' || value === 'false'
        ? []
        : [securityFinding('value-boolean', { key }, meantBoolean(value))];
    case 'text':
      return [];
    default:
      return kind satisfies never;
  }
};

const answers = {
  Accepted: 'change-accepted',
  RebootRequired: 'change-reboot',
  NotSupported: 'change-not-supported',
  Rejected: 'change-rejected',
} as const;

const isAnswer = (status: string): status is keyof typeof answers => Object.hasOwn(answers, status);

/** What a charger's answer to ChangeConfiguration means (checklist S10); null for a word of its own. */
export const changeAnswer = (key: string, status: string): Finding | null =>
  isAnswer(status) ? securityFinding(answers[status], { key }) : null;

/** A charger that gave no answer may have taken the value all the same. */
export const changeUnanswered = (key: string): Finding => securityFinding('change-no-answer', { key });
