import type { Attempt } from './ladder.ts';

/** A transaction the central system was told of. */
export interface OcppTransaction {
  readonly id: number;
  readonly connectorId: number;
  readonly idTag: string;
  readonly startedMs: number;
}

export interface ConnectorStatus {
  readonly id: number;
  readonly status: string;
  readonly errorCode: string;
  readonly atMs: number;
}

/** What is known of a charger; texts as it sent them, shortened and free of control characters. */
export interface ChargerView {
  readonly identity: string;
  readonly isConnected: boolean;
  /** It has booted, or proved after a reconnection that it counts as accepted: commands are possible. */
  readonly isReady: boolean;
  readonly connectedMs: number;
  readonly lastHeardMs: number;
  readonly boot: Readonly<Record<string, string>> | null;
  readonly connectors: readonly ConnectorStatus[];
  readonly transactions: readonly OcppTransaction[];
  readonly messages: number;
  readonly violations: number;
  /** Answers that came too late or to nothing that was asked. */
  readonly strayAnswers: number;
}

/** A message of the log; secrets are replaced. `text` is undefined for what is no JSON, its length says enough. */
export interface Frame {
  readonly atMs: number;
  readonly identity: string;
  readonly direction: 'in' | 'out';
  readonly bytes: number;
  readonly text: string | null;
}

export const violationKinds = [
  'schema',
  'value',
  'unknown-action',
  'wrong-direction',
  'before-boot',
  'message-id',
  'message-id-reused',
  'several-at-once',
  'payload-null',
  'payload-shape',
  'extra-element',
  'not-a-message',
  'binary',
  'stray-answer',
  'answer-schema',
  'boolean-as-number',
] as const;

/** Where a charger leaves the specification; in report mode it is answered all the same. */
export interface Violation {
  readonly atMs: number;
  readonly identity: string;
  readonly kind: (typeof violationKinds)[number];
  readonly action: string;
  readonly path: string;
  readonly rule: string;
  readonly isRefused: boolean;
}

/** What a person has to know at once. */
export type Alert =
  /** An accepted transaction never reaches the real back end any more; it is in the file. */
  | {
      readonly alert: 'queued-transaction';
      readonly identity: string;
      readonly action: string;
      readonly file: string;
      readonly atMs: number;
    }
  | { readonly alert: 'key-readable'; readonly identity: string; readonly key: string; readonly atMs: number }
  | { readonly alert: 'not-kept'; readonly identity: string; readonly action: string; readonly atMs: number };

export interface Upload {
  readonly identity: string;
  readonly file: string;
  readonly bytes: number;
  readonly state: 'received' | 'too-large' | 'broken-off';
}

export type EndReason = 'asked' | 'time-over' | 'interface-gone';

/** Everything the local back end tells, in order. */
export type BackEndEvent =
  | {
      readonly event: 'listening';
      readonly url: string;
      readonly host: string;
      readonly port: number;
      readonly profile: 0 | 1 | 2 | 3;
      readonly mode: 'report' | 'enforce';
      readonly endsMs: number;
    }
  | { readonly event: 'attempt'; readonly attempt: Attempt }
  | { readonly event: 'charger'; readonly charger: ChargerView }
  | { readonly event: 'frame'; readonly frame: Frame }
  | { readonly event: 'violation'; readonly violation: Violation }
  | ({ readonly event: 'alert' } & Alert)
  | ({ readonly event: 'upload' } & Upload)
  | { readonly event: 'closed'; readonly reason: EndReason };
