import { z } from 'zod';

/** The format this version writes; docs/vault-format.md describes it. */
export const vaultFormat = 1;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const anyHex = z.string().regex(/^(?:[0-9a-f]{2})+$/);

const passphraseSlot = z.strictObject({
  kdf: z.literal('argon2id13'),
  // Upper bounds, so that a made-up file cannot take the computer's memory.
  opsLimit: z.number().int().min(1).max(20),
  memLimitBytes: z
    .number()
    .int()
    .min(8192)
    .max(2 ** 30),
  salt: hex(16),
  nonce: hex(24),
  box: hex(48),
});
export type PassphraseSlot = z.infer<typeof passphraseSlot>;

const storedValue = z.strictObject({
  /** Number of the file's revision that put the value: unique in a vault, and bound to the box. */
  revision: z.number().int().positive(),
  status: z.enum(['earlier', 'current', 'pending']),
  changedAtMs: z.number().int(),
  nonce: hex(24),
  box: anyHex,
});
export type StoredValue = z.infer<typeof storedValue>;

const storedSecret = z.strictObject({
  serial: z.string().min(1),
  point: z.string().min(1),
  /** Oldest first; at least one. */
  values: z.array(storedValue).min(1),
});
export type StoredSecret = z.infer<typeof storedSecret>;

/** The vault as it lies in the file, without seal and checksum. */
export const vaultDocumentSchema = z.strictObject({
  format: z.literal(vaultFormat),
  vaultId: hex(16),
  /** Which data key closed the secrets; a new passphrase makes a new one. */
  keyId: hex(16),
  /** Counts the changes of the file. */
  revision: z.number().int().positive(),
  slots: z.strictObject({
    passphrase: passphraseSlot.nullable(),
    system: z.strictObject({ box: anyHex }).nullable(),
  }),
  secrets: z.array(storedSecret),
});
export type VaultDocument = z.infer<typeof vaultDocumentSchema>;
