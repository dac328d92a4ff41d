import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#core/ports/clock.ts';
import type { ManualFiles } from '#core/ports/manualFiles.ts';
import { largestManualBytes, type Manual } from '#shared/contract/manuals.ts';
import { appError } from '#shared/errors/appError.ts';

/** A manual on its way to somebody who was given its path. */
export interface ManualDocument {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface Manuals {
  list(): readonly Manual[];
  /** `manual.too-large`, `manual.not-pdf`, `manual.not-stored`. */
  keep(model: string, fileName: string, bytes: Uint8Array): Manual;
  /** `manual.none`, `manual.not-stored`. */
  remove(model: string): void;
  /** Shows it with the computer's own program (null), or a path for `load`. `manual.none`, `manual.not-opened`. */
  open(model: string): Promise<string | null>;
  /** For hosts: the manual a path was given out for; undefined for any other path. */
  load(path: string): ManualDocument | undefined;
}

export interface ManualsOptions {
  readonly files: ManualFiles;
  readonly clock: Clock;
  /** Where the host can show a file with the computer's own program. */
  readonly openDocument?: (path: string) => Promise<void>;
}

const prefix = '/manual/';
const goodForMs = 600_000;
const headWithin = 1024;
const endWithin = 2048;

/** By its content, never by its name: a head within the first kilobyte, and an end, so that none is cut off. */
export const isPdf = (bytes: Uint8Array): boolean => {
  const text = (part: Uint8Array) => new TextDecoder('latin1').decode(part);
  return (
    text(bytes.subarray(0, headWithin)).includes('%PDF-') &&
    text(bytes.subarray(-endWithin)).includes('%%EOF')
  );
};

/** Manuals of models: kept, shown, removed. What leaves this computer's own window is a path nobody can guess. */
export const createManuals = ({ files, clock, openDocument }: ManualsOptions): Manuals => {
  const given = new Map<string, { readonly model: string; readonly untilMs: number }>();
  const noteOf = (model: string): Manual => {
    const note = files.list().find((each) => each.model === model);
    if (note === undefined) throw appError('manual.none', { model });
    return note;
  };
  return {
    list: () => files.list(),
    keep(model, fileName, bytes) {
      if (bytes.length > largestManualBytes) throw appError('manual.too-large', { file: fileName });
      if (!isPdf(bytes)) throw appError('manual.not-pdf', { file: fileName });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const manual = { model, fileName, bytes: bytes.length, sha256, addedAtMs: clock.nowMs() };
      files.store(manual, bytes);
      return manual;
    },
    remove(model) {
      noteOf(model);
      files.remove(model);
    },
    async open(model) {
      noteOf(model);
      const file = files.pathOf(model);
      if (openDocument === undefined || file === undefined) {
        const path = `${prefix}${randomBytes(24).toString('base64url')}.pdf`;
        given.set(path, { model, untilMs: clock.monotonicMs() + goodForMs });
        return path;
      }
      await openDocument(file).catch((cause: unknown) => {
        throw appError('manual.not-opened', { model }, { cause });
      });
      return null;
    },
    load(path) {
      const ticket = given.get(path);
      if (ticket === undefined) return undefined;
      if (ticket.untilMs < clock.monotonicMs()) {
        given.delete(path);
        return undefined;
      }
      const bytes = files.read(ticket.model);
      const fileName = files.list().find(({ model }) => model === ticket.model)?.fileName ?? 'manual.pdf';
      return bytes === undefined ? undefined : { fileName, bytes };
    },
  };
};
