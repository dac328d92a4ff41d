import { type AppError, appError } from '#shared/errors/appError.ts';

export interface UploadPiece {
  readonly uploadId: string;
  readonly fileName: string;
  readonly at: number;
  readonly total: number;
  readonly bytes: Uint8Array;
}

interface Upload {
  readonly pieces: Uint8Array[];
  received: number;
}

/** Uploads somebody began and left are forgotten, the oldest first. */
const mostAtOnce = 4;

/** Puts files together that come in pieces: `tooLarge` before the first byte is kept, `input.invalid`. */
export const createUploads = (largestBytes: number, tooLarge: (fileName: string) => AppError) => {
  const uploads = new Map<string, Upload>();
  return {
    /** The whole file with its last piece; undefined before. */
    add({ uploadId, fileName, at, total, bytes }: UploadPiece): Uint8Array | undefined {
      if (total > largestBytes) throw tooLarge(fileName);
      const upload = at === 0 ? { pieces: [], received: 0 } : uploads.get(uploadId);
      uploads.delete(uploadId);
      if (upload === undefined || upload.received !== at || at + bytes.length > total) {
        throw appError('input.invalid', { field: 'at', reason: 'out of order' });
      }
      upload.pieces.push(bytes);
      upload.received += bytes.length;
      if (upload.received === total) return Buffer.concat(upload.pieces);
      uploads.set(uploadId, upload);
      const [oldest] = uploads.keys();
      if (uploads.size > mostAtOnce && oldest !== undefined) uploads.delete(oldest);
      return undefined;
    },
  };
};
