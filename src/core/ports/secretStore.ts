import type { KeptSecret, VaultState } from '#shared/contract/vault.ts';

/** The key store of the operating system. One that does not protect (`basic_text` on Linux) is not available. */
export interface SystemKeyStore {
  isAvailable(): Promise<boolean>;
  wrap(bytes: Uint8Array): Promise<Uint8Array>;
  /** Rejects when the bytes were wrapped by somebody else or on another computer. */
  unwrap(bytes: Uint8Array): Promise<Uint8Array>;
}

/** One small file that several processes may replace, readable by its owner only. */
export interface VaultFile {
  /** The present bytes, whole, or undefined when there is no file. Errors: `file.unreadable`. */
  read(): Uint8Array | undefined;
  /**
   * Replaces the file by what `make` returns for its present bytes (undefined leaves it as it is); no other process
   * writes in between. After a crash the file is the old or the new one. Errors: `vault.busy`, `vault.not-saved`,
   * `file.unreadable`, those of `make`.
   */
  replace(make: (present: Uint8Array | undefined) => Uint8Array | undefined): void;
}

/** The values of one secret of one charger. An empty text is a value: none is set in the charger. */
export interface SecretValues {
  /** What the charger is known to have; null when only a change is pending. */
  readonly current: string | null;
  /** Sent, not known whether they arrived; newest first. Any of these or `current` is in the charger. */
  readonly pending: readonly string[];
}

/**
 * Secrets per charger, encrypted at rest. A charger is named by its serial, a secret by its point (`access.pin`).
 * Every use can give `vault.none`, `vault.damaged`, `vault.newer-format`, `file.unreadable`; values need it unlocked
 * (`vault.locked`); every change can give `vault.busy` and `vault.not-saved`.
 */
export interface SecretStore {
  /** Never throws. */
  state(): VaultState;
  /** Called after a change made by this process, also when the time is over. */
  onState(listener: () => void): () => void;

  /** Whether the system has a key store that protects. */
  hasKeyStore(): Promise<boolean>;
  /** Leaves it unlocked. Errors: `vault.exists`, `vault.weak-passphrase`, `vault.no-key-store`. */
  create(passphrase: string | null, options: { readonly useSystemKey: boolean }): Promise<void>;
  /** Errors: `vault.wrong-passphrase`; `vault.blocked` while the delay after wrong ones runs. */
  unlock(passphrase: string): Promise<void>;
  /** Errors: `vault.no-key-store` when there is none, or it is not the one that closed the vault. */
  unlockWithSystem(): Promise<void>;
  /** Wipes the keys; to be called when the visit ends. */
  lock(): void;
  /**
   * Changes the passphrase and the key of all secrets; other processes find themselves locked. `old` is null where
   * there is no passphrase yet, which needs the vault unlocked.
   */
  setPassphrase(old: string | null, next: string): Promise<void>;

  /** What is kept, by serial and point; works while it is locked. */
  list(): readonly KeptSecret[];
  get(serial: string, point: string): SecretValues | undefined;
  /** The value in force at a time (Unix ms), as far as the vault remembers it. */
  getAsOf(serial: string, point: string, atMs: number): string | undefined;
  /**
   * Keeps a value before it is sent: pending, beside what was there, until `confirm` or `discardPending`. With
   * `inForce` it is known to be in the charger and ends what was pending. Errors: `input.invalid`.
   */
  put(serial: string, point: string, value: string, options?: { readonly inForce: boolean }): void;
  /** The newest pending value arrived. Nothing pending: nothing to do. Errors: `vault.not-found`. */
  confirm(serial: string, point: string): void;
  /** None of the pending values arrived. Errors: `vault.not-found`. */
  discardPending(serial: string, point: string): void;
  /** Forgets every value of the secret. Errors: `vault.not-found`. */
  remove(serial: string, point: string): void;
}
