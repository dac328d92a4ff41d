import { createHash } from 'node:crypto';
import type { Parts } from '#simulator/charger/parts.ts';
import { readPem } from './certificates.ts';
import type { Firmware } from './firmware.ts';
import { examineImage, type FileReason, fileReason } from './image.ts';
import { fileKind, type StoredTransfer } from './transfer.types.ts';

export type FileVerdict =
  | { readonly kind: 'firmware'; readonly firmware: Firmware }
  | { readonly kind: 'certificates'; readonly of: 'ca' | 'client'; readonly pem: string }
  | { readonly kind: 'refused'; readonly reason: FileReason };

/** What a complete file is to this charger. */
export function examineFile(
  { store, options }: Pick<Parts, 'store' | 'options'>,
  announced: StoredTransfer,
  bytes: Buffer,
): FileVerdict {
  if (bytes.length !== announced.size) return { kind: 'refused', reason: fileReason.size };
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== announced.sha256) return { kind: 'refused', reason: fileReason.hash };
  if (announced.kind === fileKind.firmware) {
    const { firmware, hardware } = store.state;
    const verdict = examineImage(bytes, {
      model: options.model.name,
      hardware,
      version: firmware.running.version,
      floor: firmware.floor,
    });
    return verdict.kind === 'fits' ? { kind: 'firmware', firmware: verdict.firmware } : verdict;
  }
  const of = announced.kind === fileKind.ca ? 'ca' : 'client';
  const pem = readPem(bytes, of);
  if (pem === undefined) return { kind: 'refused', reason: fileReason.signature };
  return { kind: 'certificates', of, pem };
}
