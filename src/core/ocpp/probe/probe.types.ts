import type { Duplex } from 'node:stream';
import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import type { RungResult } from '#shared/domain/ocpp/probeCauses.ts';

export interface ProbeRequest {
  readonly url: string;
  readonly identity: string;
  readonly profile: SecurityProfile | null;
  /** The authorization key as it was given: text or hexadecimal digits. Stands in no result and no error. */
  readonly key: string | null;
  /** Root certificates of the charger as PEM; null = those of this computer. */
  readonly caPem: string | null;
  /** Files of the charger's own certificate and key (profile 3); null = none. Stand in no result and no error. */
  readonly client: readonly Uint8Array[] | null;
  /** The charger's clock; null = this computer's. */
  readonly clockMs: number | null;
  /** The person agrees that a BootNotification is sent in the name of the charger. */
  readonly claim: boolean;
  /** With `claim`: seconds of silence after the boot; 0 = not tried. */
  readonly idleS: number;
  readonly isPractice: boolean;
}

/** Longest wait on each rung. */
export interface ProbeDeadlines {
  readonly dnsMs: number;
  readonly tcpMs: number;
  readonly tlsMs: number;
  readonly httpMs: number;
  readonly bootMs: number;
}

export interface ProbeDeps {
  readonly nowMs: () => number;
  /** Addresses of a name; rejects like `node:dns`. */
  readonly lookup: (host: string) => Promise<readonly string[]>;
  /** False when this computer has no network but itself. */
  readonly hasNetwork: () => boolean;
  readonly deadlines: ProbeDeadlines;
}

/** What stops the climb, as the rung it belongs to. */
export interface Failed {
  readonly failed: RungResult;
}

export interface Upgrade {
  readonly kind: 'switched';
  readonly stream: Duplex;
  readonly head: Buffer;
  readonly protocol: string | null;
  readonly isAcceptRight: boolean;
}

export interface Answer {
  readonly kind: 'answered';
  readonly status: number;
  readonly location: string | null;
}

export type UpgradeOutcome = Upgrade | Answer | { readonly kind: 'failed'; readonly result: RungResult };
