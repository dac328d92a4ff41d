import { implement } from '@orpc/server';
import type { ConfigurationDeps } from '#core/configuration/configurationContext.ts';
import type { Firmware } from '#core/firmware/createFirmware.ts';
import type { UpdateOptions } from '#core/firmware/firmwareDeps.ts';
import { entryView, firmwareView, libraryView } from '#core/firmware/firmwareView.ts';
import { largestPackageBytes } from '#core/firmware/splitPackage.ts';
import type { UpdateResult } from '#core/firmware/updateFirmware.ts';
import { firmwareContract, type UpdateResultView } from '#shared/contract/firmware.ts';
import { appError } from '#shared/errors/appError.ts';
import { freeSession } from './chargerProcedures.ts';
import { createUploads } from './createUploads.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream } from './streams.ts';

export interface FirmwareProcedureDeps {
  readonly firmware: Firmware;
  readonly work: ConfigurationDeps;
  readonly unexpected: ReportUnexpected;
}

const viewResult = (result: UpdateResult): UpdateResultView => ({
  ...result,
  changed: result.changed.map((row) => ({ ...row })),
});

const visitorOf = ({ siteId, person }: { siteId: string | null; person: string }) => ({
  siteId,
  visitId: null,
  person,
  jobId: null,
});

const libraryProcedures = ({ firmware }: FirmwareProcedureDeps) => {
  const os = implement(firmwareContract);
  const { library } = firmware;
  const uploads = createUploads(largestPackageBytes, (file) => appError('firmware.too-large', { file }));
  return {
    library: os.library.handler(() => libraryView(library)),
    import: os.import.handler(({ input }) => {
      const whole = uploads.add({ ...input, bytes: Buffer.from(input.base64, 'base64') });
      return whole === undefined ? null : entryView(library.import(whole, input.fileName));
    }),
    verify: os.verify.handler(({ input }) => {
      const { manifest, signedBy } = library.open(input.version);
      return { version: manifest.version, sha256: manifest.sha256, signedBy };
    }),
    remove: os.remove.handler(({ input }) => library.remove(input.version)),
    removeDamaged: os.removeDamaged.handler(({ input }) => library.removeDamaged(input.file)),
  };
};

export const createFirmwareProcedures = (deps: FirmwareProcedureDeps) => {
  const { firmware, work, unexpected } = deps;
  const os = implement(firmwareContract);
  const stream = <T>(act: (options: UpdateOptions) => Promise<T>, signal: AbortSignal | undefined) =>
    progressStream(
      (report, stopping) => act({ report, signal: stopping, keep: true, waitsForUnplug: true }),
      signal,
      unexpected,
    );
  return {
    ...libraryProcedures(deps),
    look: os.look.handler(({ input }) => firmwareView(firmware, work, input.deviceId)),
    update: os.update.handler(({ input, signal }) =>
      stream(async (options) => {
        freeSession(work, input.deviceId);
        const consents = { downgrade: input.acceptsDowngrade, noWayBack: input.acceptsNoWayBack };
        const { version, keep } = input;
        const update = { ...options, version, consents, keep };
        return viewResult(await firmware.update(input.deviceId, visitorOf(input), update));
      }, signal),
    ),
    resume: os.resume.handler(({ input, signal }) =>
      stream(async (options) => {
        freeSession(work, input.deviceId);
        return viewResult(await firmware.resume(input.runId, input.deviceId, options));
      }, signal),
    ),
    abandon: os.abandon.handler(({ input }) => firmware.abandon(input.runId)),
    confirm: os.confirm.handler(({ input, signal }) =>
      stream(async ({ report }) => {
        freeSession(work, input.deviceId);
        report('confirming', 0, 0);
        return { ...(await firmware.confirm(input.deviceId, visitorOf(input))) };
      }, signal),
    ),
    goBack: os.goBack.handler(({ input, signal }) =>
      stream(async ({ report }) => {
        freeSession(work, input.deviceId);
        report('going-back', 0, 0);
        await firmware.goBack(input.deviceId, visitorOf(input));
        return {};
      }, signal),
    ),
  };
};
