import type { OcppCall, OcppFiles, OcppLinkListeners, OcppSchema } from '#core/ports/ocppServer.ts';
import type { Alert, Violation } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import { answers } from './answers.ts';
import type { ChargerRecord } from './chargerRecord.ts';
import { type ErrorCode, faultsOf } from './messageRules.ts';
import { isOfUnknownPast } from './oldTransactions.ts';
import { plainText } from './plainText.ts';

type Answer = Awaited<ReturnType<OcppLinkListeners['onCall']>>;

export interface AnswerParts {
  readonly charger: ChargerRecord;
  readonly schema: OcppSchema;
  readonly files: OcppFiles;
  readonly isEnforcing: boolean;
  readonly heartbeatIntervalS: number;
  nowMs(): number;
  tellAlert(alert: Alert): void;
  tellViolation(violation: Pick<Violation, 'kind' | 'action' | 'path' | 'rule' | 'isRefused'>): void;
}

const longestId = 36;
const rememberedIds = 200;

const refusal = (code: ErrorCode, description: string): Answer => ({ kind: 'refusal', code, description });

type Payload = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** After an acceptance these show that the charger is in service, without a boot after a mere reconnection. */
const proofs = ['Heartbeat', 'StatusNotification', 'MeterValues'];

type TellViolation = (
  kind: Violation['kind'],
  action: string,
  isRefused: boolean,
  path?: string,
  rule?: string,
) => void;

/** Message ids have to be there, short, and new; one that comes again is told and answered all the same. */
const createIdCheck = (tell: TellViolation) => {
  const usedIds = new Set<string>();
  return (id: string, action: string): Answer | undefined => {
    if (id === '' || id.length > longestId) {
      tell('message-id', action, true, '', id === '' ? 'empty' : 'longer than 36');
      return refusal('FormationViolation', 'unique identifier empty or too long');
    }
    if (usedIds.has(id)) tell('message-id-reused', action, false);
    usedIds.add(id);
    const [oldest] = usedIds;
    if (usedIds.size > rememberedIds && oldest !== undefined) usedIds.delete(oldest);
    return undefined;
  };
};

/** What a charger does not ask, or nobody knows, is refused. */
const checkAction = (schema: OcppSchema, tell: TellViolation, action: string): Answer | undefined => {
  if (answers.has(action)) return undefined;
  const isKnown = schema.isKnown(action);
  tell(isKnown ? 'wrong-direction' : 'unknown-action', plainText(action, 50), true);
  return isKnown
    ? refusal('NotSupported', 'a charger does not ask this')
    : refusal('NotImplemented', 'unknown action');
};

/** On the disk before it is answered: an accepted transaction is not sent again. */
const keepOld = (parts: AnswerParts, action: string, payload: Payload): Answer | undefined => {
  const { identity } = parts.charger;
  const atMs = parts.nowMs();
  try {
    const file = parts.files.keepTransaction(identity, { atMs, identity, action, payload });
    parts.tellAlert({ alert: 'queued-transaction', identity, action, file, atMs });
    return undefined;
  } catch {
    parts.tellAlert({ alert: 'not-kept', identity, action, atMs });
    return refusal('InternalError', 'could not be stored');
  }
};

/** Answers what a charger asks; where it leaves the specification, that is told and, while enforcing, refused. */
export const createAnswering = (parts: AnswerParts): ((call: OcppCall) => Answer) => {
  const { charger, schema, isEnforcing } = parts;

  const tell: TellViolation = (kind, action, isRefused, path = '', rule = '') => {
    charger.violated();
    parts.tellViolation({ kind, action, path: plainText(path), rule, isRefused });
  };
  const checkId = createIdCheck(tell);
  const readPayload = (payload: unknown, action: string): { payload: Payload } | { refused: Answer } => {
    if (isRecord(payload)) return { payload };
    tell(payload === null ? 'payload-null' : 'payload-shape', action, payload !== null);
    if (payload === null) return { payload: {} };
    const [code, description] =
      payload === undefined
        ? (['FormationViolation', 'no payload'] as const)
        : (['TypeConstraintViolation', 'the payload is no object'] as const);
    return { refused: refusal(code, description) };
  };
  const checkOrder = (action: string): Answer | undefined => {
    if (action === 'BootNotification' || charger.isReady()) return undefined;
    if (charger.hasBooted() && proofs.includes(action)) {
      charger.proved();
      return undefined;
    }
    if (charger.hasBooted()) return undefined;
    tell('before-boot', action, isEnforcing);
    if (isEnforcing) return refusal('SecurityError', 'not accepted yet');
    if (proofs.includes(action)) charger.proved();
    return undefined;
  };
  const checkContent = (action: string, payload: Payload): Answer | undefined => {
    const faults = faultsOf(schema, action, payload);
    for (const { kind, path, keyword } of faults) tell(kind, action, isEnforcing, path, keyword);
    const [first] = faults;
    return first && isEnforcing
      ? refusal(first.code, `${plainText(first.path)}: ${first.keyword}`)
      : undefined;
  };

  return ({ messageId, action, payload }) => {
    const refused = checkId(messageId, plainText(action, 50)) ?? checkAction(schema, tell, action);
    if (refused) return refused;
    const read = readPayload(payload, action);
    if ('refused' in read) return read.refused;
    const content = read.payload;
    const isOld = isOfUnknownPast(action, content, charger);
    const bad =
      checkOrder(action) ??
      checkContent(action, content) ??
      (isOld ? keepOld(parts, action, content) : undefined);
    if (bad) return bad;
    const answer = answers.get(action);
    const { heartbeatIntervalS } = parts;
    const context = { charger, nowMs: parts.nowMs(), heartbeatIntervalS, isOfUnknownPast: isOld };
    return { kind: 'result', payload: answer?.(content, context) ?? {} };
  };
};
