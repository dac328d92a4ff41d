import { implement } from '@orpc/server';
import type { Manuals } from '#core/manuals/createManuals.ts';
import { largestManualBytes, manualsContract } from '#shared/contract/manuals.ts';
import { appError } from '#shared/errors/appError.ts';
import { createUploads } from './createUploads.ts';

export interface ManualsProcedureDeps {
  readonly manuals: Manuals;
}

export const createManualsProcedures = ({ manuals }: ManualsProcedureDeps) => {
  const os = implement(manualsContract);
  const uploads = createUploads(largestManualBytes, (file) => appError('manual.too-large', { file }));
  return {
    list: os.list.handler(() => [...manuals.list()]),
    import: os.import.handler(({ input }) => {
      const whole = uploads.add({ ...input, bytes: Buffer.from(input.base64, 'base64') });
      return whole === undefined ? null : manuals.keep(input.model, input.fileName, whole);
    }),
    remove: os.remove.handler(({ input }) => manuals.remove(input.model)),
    open: os.open.handler(async ({ input }) => ({ path: await manuals.open(input.model) })),
  };
};
