import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorsOf } from './wireError.ts';

/** A passphrase shorter than this is refused (`vault.weak-passphrase`). */
export const minPassphraseCharacters = 12;

const ways = { hasPassphrase: z.boolean(), hasSystemKey: z.boolean() };

/** What is known of the vault: `ways` say how it can be unlocked; `unusable` names the error that a use would give. */
export const vaultStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('locked'), ...ways }),
  z.object({ kind: z.literal('unlocked'), unlockedUntilMs: z.number(), ...ways }),
  z.object({
    kind: z.literal('unusable'),
    code: z.enum(['vault.damaged', 'vault.newer-format', 'file.unreadable']),
  }),
]);
export type VaultState = z.infer<typeof vaultStateSchema>;

const name = z.string().trim().min(1).max(80);
const passphrase = z.string().max(1000);
const secretKey = z.object({ serial: name, point: name });

/** What is kept, never the value. */
export const keptSecretSchema = z.object({
  serial: z.string(),
  point: z.string(),
  /** When the newest value was put. */
  changedAtMs: z.number(),
  /** A new value was sent, and nobody knows yet whether it arrived. */
  isPending: z.boolean(),
});
export type KeptSecret = z.infer<typeof keptSecretSchema>;

const revealedSchema = z.object({
  /** What the charger is known to have; null when only a change is pending. */
  current: z.string().nullable(),
  /** Sent, not known whether they arrived; newest first. */
  pending: z.array(z.string()),
});

const readErrors = ['vault.none', 'vault.damaged', 'vault.newer-format', 'file.unreadable'] as const;
const writeErrors = [...readErrors, 'vault.locked', 'vault.busy', 'vault.not-saved'] as const;

/** The site vault: secrets of chargers, encrypted on this computer, unlocked for a visit. */
export const vaultContract = {
  watch: oc.errors(errorsOf()).output(eventIterator(vaultStateSchema)),
  /** Whether this computer has a key store that protects; without one only a passphrase opens a vault. */
  hasKeyStore: oc.errors(errorsOf()).output(z.boolean()),
  /** Without a passphrase the system's key store is the only way in; with `useSystemKey` either opens it. */
  create: oc
    .errors(
      errorsOf(
        'vault.exists',
        'vault.weak-passphrase',
        'vault.no-key-store',
        'vault.busy',
        'vault.not-saved',
        'file.unreadable',
      ),
    )
    .input(z.object({ passphrase: passphrase.nullable(), useSystemKey: z.boolean() }))
    .output(vaultStateSchema),
  unlock: oc
    .errors(errorsOf(...readErrors, 'vault.wrong-passphrase', 'vault.blocked'))
    .input(z.object({ passphrase }))
    .output(vaultStateSchema),
  unlockWithSystem: oc.errors(errorsOf(...readErrors, 'vault.no-key-store')).output(vaultStateSchema),
  lock: oc.errors(errorsOf()).output(vaultStateSchema),
  /** Works while the vault is locked: it holds names only. */
  list: oc.errors(errorsOf(...readErrors)).output(z.array(keptSecretSchema)),
  /** For the person's eyes; that it was shown is in the log before it is answered. */
  reveal: oc
    .errors(
      errorsOf(
        ...readErrors,
        'vault.locked',
        'vault.not-found',
        'log.disk-full',
        'log.busy',
        'log.not-found',
      ),
    )
    .input(secretKey)
    .output(revealedSchema),
  /** A value that the person knows to be in the charger; it ends what was pending. */
  put: oc
    .errors(errorsOf(...writeErrors))
    .input(secretKey.extend({ value: z.string().max(1000) }))
    .output(z.array(keptSecretSchema)),
  remove: oc
    .errors(errorsOf(...writeErrors, 'vault.not-found'))
    .input(secretKey)
    .output(z.array(keptSecretSchema)),
  /** `old` is null in a vault that has no passphrase yet; then it must be unlocked. */
  changePassphrase: oc
    .errors(
      errorsOf(
        ...writeErrors,
        'vault.wrong-passphrase',
        'vault.blocked',
        'vault.weak-passphrase',
        'vault.no-key-store',
      ),
    )
    .input(z.object({ old: passphrase.nullable(), next: passphrase }))
    .output(vaultStateSchema),
};
