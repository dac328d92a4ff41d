/** What a charger climbs, rung by rung, until a central system has it; in this order. */
export const rungs = [
  'tcp',
  'tls',
  'http',
  'path',
  'identity',
  'authentication',
  'subprotocol',
  'opened',
  'first-message',
  'boot',
  'status',
  'alive',
] as const;

export type Rung = (typeof rungs)[number];

/** Why an attempt ended, or what is odd about it: each has its own text. */
export const diagnoses = [
  'nothing-sent',
  'too-many-connections',
  'header-too-slow',
  'header-too-large',
  'bad-http',
  'connection-reset',
  'tls-on-plain-port',
  'plain-on-tls-port',
  'tls-version',
  'tls-certificate-refused',
  'tls-client-certificate-missing',
  'tls-client-certificate-refused',
  'tls-failed',
  'tls-closed-by-charger',
  'not-websocket',
  'bad-handshake',
  'origin-foreign',
  'path-bad-encoding',
  'path-wrong',
  'path-empty-segment',
  'path-trailing-slash',
  'path-query',
  'identity-missing',
  'identity-doubled',
  'identity-case',
  'identity-unexpected',
  'identity-unusable',
  'auth-missing',
  'auth-twice',
  'auth-scheme',
  'auth-malformed',
  'auth-user',
  'auth-key-as-text',
  'auth-key-as-bytes',
  'auth-key-wrong',
  'subprotocol-missing',
  'subprotocol-case',
  'subprotocol-other',
  'subprotocol-malformed',
  'replaced',
  'lost',
  'closed-by-charger',
  'closed-by-us',
] as const;

export type Diagnosis = (typeof diagnoses)[number];

/** One attempt to connect, also a rejected one. Texts of the charger are shortened and free of control characters. */
export interface Attempt {
  readonly id: number;
  /** Unix milliseconds. */
  readonly startedMs: number;
  /** Address and port of the other side. */
  readonly peer: string;
  /** The last rung passed. */
  readonly reached: Rung;
  /** The rung that failed, with the reason; null while all is well. */
  readonly failed: Rung | null;
  readonly diagnosis: Diagnosis | null;
  /** What was seen: the request target, the protocols offered, a code of TLS; never a secret. */
  readonly seen: string;
  /** As in the address, percent signs decoded. */
  readonly identity: string | null;
  /** So many equal ones in a row, told once. */
  readonly times: number;
}

/** Whether the first rung is at least as high as the second. */
export const isAtLeast = (rung: Rung, other: Rung): boolean => rungs.indexOf(rung) >= rungs.indexOf(other);
