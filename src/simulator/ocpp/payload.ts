export type Payload = Record<string, unknown>;

export const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An error answer of OCPP-J 1.6. */
export class CallError extends Error {
  readonly code: string;

  constructor(code: string, description = '') {
    super(description);
    this.code = code;
  }
}
