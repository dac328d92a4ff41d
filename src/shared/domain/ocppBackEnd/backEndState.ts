import type { BackEndEvent, ChargerView, EndReason, Frame, Upload, Violation } from './backEndEvent.ts';
import type { Attempt } from './ladder.ts';

export type BackEndProfile = 0 | 1 | 2 | 3;

/** By what a key is recognised that nobody here knows any more: SHA-256 of the salt and the bytes of the key (hex). */
export interface KeyHash {
  readonly salt: string;
  readonly sha256: string;
}

/** How a local back end is to listen; `key` only with profiles 1 and 2. */
export interface BackEndStart {
  /** An address of this computer. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /**
   * 0 neither key nor certificate, 1 a key, 2 a key and TLS with a certificate made on this computer, 3 that TLS with a
   * certificate of the charger.
   */
  readonly profile: BackEndProfile;
  /** The only chargers let in; empty: everybody. */
  readonly identities: readonly string[];
  /** As typed: 32 to 40 hexadecimal digits, or 16 to 20 characters. */
  readonly key: string | null;
  /** In place of `key`. */
  readonly keyHash?: KeyHash;
  /** Profile 3: who issues the certificates of chargers (PEM); without it this computer's own root. */
  readonly clientCaPem?: string | null | undefined;
  readonly mode: 'report' | 'enforce';
  readonly minutes: number;
  readonly heartbeatIntervalS: number;
}

/** The certificates a back end with profile 2 or 3 shows, without their keys. */
export interface OwnTls {
  /** The root certificate a charger has to be given (PEM). */
  readonly caPem: string;
  /** SHA-256 of the root certificate, as pairs of hexadecimal digits with colons. */
  readonly caFingerprint: string;
  readonly validUntilMs: number;
}

/** What listens; it stays after the end, to tell what was. */
export interface BackEndListening extends Omit<BackEndStart, 'key' | 'keyHash' | 'clientCaPem'> {
  /** Who issues the certificates of chargers; null without profile 3. */
  readonly clientCa: 'own' | 'given' | null;
  /** What a charger that appends its identity is given. */
  readonly url: string;
  readonly startedMs: number;
  readonly endsMs: number;
  readonly tls: OwnTls | null;
}

export type BackEndAlert = Extract<BackEndEvent, { event: 'alert' }>;

export interface BackEndUpload extends Upload {
  readonly atMs: number;
}

/** A message of the log with its number, counted from 1 since the start. */
export interface NumberedFrame extends Frame {
  readonly nr: number;
}

/** Everything known of the local back end; lists have a fixed length, the newest last. */
export interface BackEndState {
  readonly phase: 'stopped' | 'starting' | 'running';
  /** Null until it was started for the first time; while stopped, the run before. */
  readonly listening: BackEndListening | null;
  /** Why the last run is over; `died`: its process ended by itself. */
  readonly ended: EndReason | 'died' | null;
  readonly attempts: readonly Attempt[];
  readonly chargers: readonly ChargerView[];
  readonly violations: readonly Violation[];
  readonly alerts: readonly BackEndAlert[];
  readonly uploads: readonly BackEndUpload[];
  readonly frames: readonly NumberedFrame[];
}

/** An address of this computer a back end can listen at. */
export interface BackEndInterface {
  readonly name: string;
  readonly address: string;
  /** Only programs of this computer reach it, such as a practice site. */
  readonly isLoopback: boolean;
}

export const backEndLimits = { violations: 200, alerts: 100, uploads: 50, frames: 500 } as const;

export const backEndAtRest: BackEndState = {
  phase: 'stopped',
  listening: null,
  ended: null,
  attempts: [],
  chargers: [],
  violations: [],
  alerts: [],
  uploads: [],
  frames: [],
};
