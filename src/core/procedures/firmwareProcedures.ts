import { implement } from '@orpc/server';
import type { ConfigurationDeps, Report } from '#core/configuration/configurationContext.ts';
import type { Firmware } from '#core/firmware/createFirmware.ts';
import { entryView, firmwareView, libraryView } from '#core/firmware/firmwareView.ts';
import type { FollowedUpdate } from '#core/firmware/runningUpdates.ts';
import { largestPackageBytes } from '#core/firmware/splitPackage.ts';
import { type FollowedUpdateView, firmwareContract } from '#shared/contract/firmware.ts';
import { appError } from '#shared/errors/appError.ts';
import { freeSession } from './chargerProcedures.ts';
import { createUploads } from './createUploads.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream, stateStream } from './streams.ts';

export interface FirmwareProcedureDeps {
  readonly firmware: Firmware;
  readonly work: ConfigurationDeps;
  readonly unexpected: ReportUnexpected;
}

const viewFollowed = (update: FollowedUpdate | null): FollowedUpdateView | null =>
  update === null ? null : (structuredClone(update) as FollowedUpdateView);

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

const runProcedures = ({ firmware, work }: FirmwareProcedureDeps) => {
  const os = implement(firmwareContract);
  const { running } = firmware;
  return {
    watch: os.watch.handler(({ input: { deviceId }, signal }) =>
      stateStream(
        () => viewFollowed(running.of(deviceId)),
        (listener) => running.onChange(deviceId, listener),
        signal,
      ),
    ),
    update: os.update.handler(({ input }) => {
      freeSession(work, input.deviceId);
      const { version, keep } = input;
      const consents = { downgrade: input.acceptsDowngrade, noWayBack: input.acceptsNoWayBack };
      const options = { version, consents, keep, waitsForUnplug: true };
      firmware.begin(input.deviceId, visitorOf(input), options);
    }),
    resume: os.resume.handler(({ input }) => {
      freeSession(work, input.deviceId);
      firmware.goOn(input.runId, input.deviceId);
    }),
    cancel: os.cancel.handler(({ input }) => running.cancel(input.deviceId)),
    dismiss: os.dismiss.handler(({ input }) => running.dismiss(input.deviceId)),
  };
};

export const createFirmwareProcedures = (deps: FirmwareProcedureDeps) => {
  const { firmware, work, unexpected } = deps;
  const os = implement(firmwareContract);
  const stream = <T>(act: (report: Report) => Promise<T>, signal: AbortSignal | undefined) =>
    progressStream((report) => act(report), signal, unexpected);
  return {
    ...libraryProcedures(deps),
    ...runProcedures(deps),
    look: os.look.handler(({ input }) => firmwareView(firmware, work, input.deviceId)),
    abandon: os.abandon.handler(({ input }) => firmware.abandon(input.runId)),
    confirm: os.confirm.handler(({ input, signal }) =>
      stream(async (report) => {
        freeSession(work, input.deviceId);
        report('confirming', 0, 0);
        return { ...(await firmware.confirm(input.deviceId, visitorOf(input))) };
      }, signal),
    ),
    goBack: os.goBack.handler(({ input, signal }) =>
      stream(async (report) => {
        freeSession(work, input.deviceId);
        report('going-back', 0, 0);
        await firmware.goBack(input.deviceId, visitorOf(input));
        return {};
      }, signal),
    ),
  };
};
