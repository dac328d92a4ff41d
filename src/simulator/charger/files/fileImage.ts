import { encodeBlock } from '#simulator/charger/encoding.ts';
import { blocks } from '#simulator/charger/registerMap.ts';
import type { FileTransfer } from './transfer.types.ts';

/** Block F; its data is written, never read. */
export function fileImage(files: FileTransfer): number[] {
  const { kind, size, sha256 } = files.announcement();
  const last = files.lastChunk();
  return encodeBlock(blocks.F, {
    'file.kind': kind,
    'file.state': files.state(),
    'file.size': size,
    'file.sha256': sha256,
    'file.received': files.received(),
    'file.reason': files.reason(),
    'file.command': 0,
    'file.offset': last.offset,
    'file.length': last.length,
  });
}
