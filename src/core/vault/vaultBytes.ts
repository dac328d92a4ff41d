import { createHash } from 'node:crypto';
import { z } from 'zod';
import { appError } from '#shared/errors/appError.ts';
import { type VaultDocument, vaultDocumentSchema, vaultFormat } from './vaultDocument.ts';

/** A file that is whole. Whether it was tampered with is said by `seal`, which takes the key. */
export interface ReadVault {
  readonly document: VaultDocument;
  /** The bytes that the seal is made over. */
  readonly sealed: Uint8Array;
  readonly seal: string;
}

const damaged = (cause?: unknown) => appError('vault.damaged', {}, { cause });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const checksumPart = (checksum: string) => `,"checksum":"${checksum}"}\n`;
const sealPart = (seal: string) => `,"seal":"${seal}"`;
const noHash = '0'.repeat(64);
const checksumBytes = checksumPart(noHash).length;
const sealBytes = sealPart(noHash).length;

/** The file of a document; `sealOf` makes the keyed seal (64 hex digits) over the bytes it is given. */
export const writeVaultBytes = (
  document: VaultDocument,
  sealOf: (bytes: Uint8Array) => string,
): Uint8Array => {
  const head = Buffer.from(JSON.stringify(document).slice(0, -1));
  const whole = Buffer.concat([head, Buffer.from(sealPart(sealOf(head)))]);
  return Buffer.concat([whole, Buffer.from(checksumPart(sha256(whole)))]);
};

const formatSchema = z.object({ format: z.number().int() });
const fileSchema = vaultDocumentSchema.extend({ seal: z.string(), checksum: z.string() });

const parse = (text: string) => {
  const json: unknown = JSON.parse(text);
  const { format } = formatSchema.parse(json);
  if (format > vaultFormat) {
    throw appError('vault.newer-format', { version: format, supported: vaultFormat });
  }
  const { seal, checksum: _, ...document } = fileSchema.parse(json);
  return { seal, document };
};

/**
 * Reads a file. The checksum comes first and needs no key, so that damage is never taken for a wrong passphrase; its
 * place at the end of the file is the same in every format. Errors: `vault.damaged`, `vault.newer-format`.
 */
export const readVaultBytes = (bytes: Uint8Array): ReadVault => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = file.subarray(0, Math.max(0, file.length - checksumBytes));
  if (file.toString('latin1', whole.length) !== checksumPart(sha256(whole))) throw damaged();
  try {
    const { document, seal } = parse(file.toString('utf8'));
    const sealed = whole.subarray(0, Math.max(0, whole.length - sealBytes));
    if (whole.toString('latin1', sealed.length) !== sealPart(seal)) throw damaged();
    return { document, sealed, seal };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw damaged(error);
    throw error;
  }
};
