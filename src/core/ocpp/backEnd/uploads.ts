import { randomBytes } from 'node:crypto';
import type { OcppFiles, UploadSink } from '#core/ports/ocppServer.ts';
import type { Upload } from '#shared/domain/ocppBackEnd/backEndEvent.ts';

const largestUploadBytes = 50 * 1024 * 1024;
const validMs = 30 * 60_000;
const mostUploads = 20;

/** Places for uploads that a charger was asked for; nothing else is taken. */
export interface Uploads {
  /** The path of a new place for files of this charger; good for half an hour and a few files. */
  expect(identity: string): string;
  open(target: string): UploadSink | undefined;
}

export interface UploadOptions {
  readonly files: OcppFiles;
  readonly largestBytes?: number;
  nowMs(): number;
  tell(upload: Upload): void;
}

export const createUploads = (options: UploadOptions): Uploads => {
  const { files, nowMs, tell, largestBytes = largestUploadBytes } = options;
  const places = new Map<string, { readonly identity: string; readonly untilMs: number; left: number }>();

  const sinkFor = (identity: string, name: string): UploadSink => {
    const file = files.createUpload(identity, name);
    let [bytes, isOver] = [0, false];
    const end = (state: Upload['state'], finish: () => void): void => {
      if (isOver) return;
      isOver = true;
      finish();
      tell({ identity, file: file.file, bytes, state });
    };
    return {
      maxBytes: largestBytes,
      write: (part) => {
        bytes += part.length;
        file.write(part);
      },
      finish: () => end('received', file.finish),
      abort: (why) => end(why, file.discard),
    };
  };

  return {
    expect: (identity) => {
      const [oldest] = places.keys();
      if (places.size >= mostUploads && oldest !== undefined) places.delete(oldest);
      const token = randomBytes(16).toString('hex');
      places.set(token, { identity, untilMs: nowMs() + validMs, left: 5 });
      return `/upload/${token}/`;
    },
    open: (target) => {
      const [, token = '', name = ''] = /^\/upload\/([0-9a-f]{32})(?:\/([^/?#]*))?$/.exec(target) ?? [];
      const place = places.get(token);
      if (place === undefined || place.untilMs < nowMs() || place.left === 0) return undefined;
      place.left -= 1;
      return sinkFor(place.identity, name === '' ? 'diagnostics' : name);
    },
  };
};
