import type { OcppSchema, SchemaFault } from '#core/ports/ocppServer.ts';

/** Answers with an error code of the table in OCPP-J 1.6, chapter 4.2.3. */
export type ErrorCode =
  | 'NotImplemented'
  | 'NotSupported'
  | 'InternalError'
  | 'ProtocolError'
  | 'SecurityError'
  | 'FormationViolation'
  | 'PropertyConstraintViolation'
  | 'TypeConstraintViolation';

const codeOf = ({ keyword }: SchemaFault): ErrorCode => {
  switch (keyword) {
    case 'required':
      return 'ProtocolError';
    case 'type':
      return 'TypeConstraintViolation';
    case 'additionalProperties':
      return 'FormationViolation';
    default:
      return 'PropertyConstraintViolation';
  }
};

/** Where the schema has no limit and the specification has one. */
const valueFaults = (payload: object): SchemaFault[] =>
  Object.entries(payload)
    .filter(([name, value]) => name === 'connectorId' && typeof value === 'number' && value < 0)
    .map(([path]) => ({ path, keyword: 'minimum' }));

export interface MessageFault extends SchemaFault {
  readonly kind: 'schema' | 'value';
  readonly code: ErrorCode;
}

const mostFaults = 20;

/** Everything in a payload that is not as OCPP 1.6 says, with the code it is to be refused with. */
export const faultsOf = (schema: OcppSchema, action: string, payload: object): MessageFault[] =>
  [
    ...schema.check(action, 'req', payload).map((fault) => ({ ...fault, kind: 'schema' as const })),
    ...valueFaults(payload).map((fault) => ({ ...fault, kind: 'value' as const })),
  ]
    .slice(0, mostFaults)
    .map((fault) => ({ ...fault, code: codeOf(fault) }));
