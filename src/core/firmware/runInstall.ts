import type { Clock } from '#core/ports/clock.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { ChargerLink } from './chargerLink.ts';
import { type FileStatus, fileCommand, firmwareKind, readFileStatus } from './fileStatus.ts';
import type { FirmwarePackage } from './openPackage.ts';
import { sendImage } from './sendImage.ts';

const pollMs = 1_000;
/** A power cut while it writes leaves the old firmware and a file that is ready: it is tried again this often. */
const mostInstalls = 3;

export interface Installation {
  readonly link: ChargerLink;
  readonly clock: Clock;
  readonly device: string;
  readonly package: FirmwarePackage;
  /** How often an installation was begun, also by a process that is gone. */
  installs(): number;
  /** Kept before the command goes out: behind it the old version means that the charger went back. */
  onInstall(): void;
  readonly waitsForUnplug: boolean;
  isCancelled(): boolean;
  report(phase: string, done: number, total: number): void;
}

type Next = 'send' | 'check' | 'install' | 'wait' | 'unplug' | 'arrived';

const isOurs = ({ package: { manifest } }: Installation, status: FileStatus): boolean =>
  status.kind === firmwareKind && status.size === manifest.size && status.sha256 === manifest.sha256;

/** What was refused once is not sent again; bytes that were missing are. */
const requireAccepted = (run: Installation, status: FileStatus, wasChecked: boolean): void => {
  if (!wasChecked || status.state !== 'refused' || !isOurs(run, status) || status.reason === 'size') return;
  throw appError('firmware.refused', { device: run.device, reason: status.reason });
};

const nextOf = (run: Installation, status: FileStatus): Next => {
  const { version } = run.package.manifest;
  if (status.firmware === version) return 'arrived';
  switch (status.state) {
    case 'on-trial':
      throw appError('firmware.other-trial', { device: run.device, version: status.firmware });
    case 'checking':
    case 'installing':
      return 'wait';
    case 'ready':
      if (!isOurs(run, status)) return status.isPlugged ? 'unplug' : 'send';
      if (run.installs() >= mostInstalls)
        throw appError('firmware.refused', { device: run.device, reason: 'state' });
      return status.isPlugged ? 'unplug' : 'install';
    case 'idle':
      // The file is gone and the old firmware runs: it had been installed and was not confirmed.
      if (run.installs() > 0) throw appError('firmware.went-back', { device: run.device, version });
      return status.isPlugged ? 'unplug' : 'send';
    case 'receiving':
      if (isOurs(run, status) && status.received === status.size) return 'check';
      return status.isPlugged ? 'unplug' : 'send';
    case 'refused':
      return status.isPlugged ? 'unplug' : 'send';
    default:
      return status.state satisfies never;
  }
};

const waitUnplugged = async (run: Installation): Promise<void> => {
  if (!run.waitsForUnplug) throw appError('device.car-plugged', { device: run.device });
  run.report('unplug', 0, 0);
  await run.clock.sleep(pollMs);
};

/** A link that breaks behind a command leaves open whether it arrived; looking again tells. */
const command = async (run: Installation, number: number): Promise<void> => {
  await run.link.run(async (session) => {
    try {
      await session.writeControl({ 'file.command': number });
    } catch (error) {
      // Its state moved on meanwhile, or a car came: the next look says which.
      if (!isAppError(error, 'write.refused-state')) throw error;
    }
  });
};

const act = async (run: Installation, next: Exclude<Next, 'arrived'>): Promise<void> => {
  const { image, manifest } = run.package;
  switch (next) {
    case 'unplug':
      return waitUnplugged(run);
    case 'wait':
      await run.clock.sleep(pollMs);
      return undefined;
    case 'send':
      return run.link.run((session) =>
        sendImage(session, {
          image,
          sha256: manifest.sha256,
          clock: run.clock,
          isCancelled: run.isCancelled,
          onReceived: (bytes) => {
            run.link.moved();
            run.report('sending', bytes, image.length);
          },
        }),
      );
    case 'check':
      run.report('checking', 0, 0);
      return command(run, fileCommand.check);
    case 'install':
      run.onInstall();
      run.report('installing', 0, 0);
      return command(run, fileCommand.install);
    default:
      return next satisfies never;
  }
};

/**
 * Looks at the charger, does the one next thing, and looks again, until it runs the wanted version; a lost link, a
 * restart of either side and an update that somebody else began are all the same case. Errors: `firmware.refused`,
 * `firmware.went-back`, `firmware.other-trial`, `device.car-plugged`, `job.cancelled` before it is installed.
 */
export const runInstall = async (run: Installation): Promise<FileStatus> => {
  let last = '';
  let wasChecked = false;
  while (true) {
    const status = await run.link.run((session) => readFileStatus(session, run.clock));
    requireAccepted(run, status, wasChecked);
    const next = nextOf(run, status);
    if (next === 'arrived') return status;
    // From the installation on there is only forward; before it, nothing has changed in the charger.
    if (run.isCancelled() && status.state !== 'installing') throw appError('job.cancelled', {});
    const place = `${status.state}/${status.received}`;
    if (place !== last) run.link.moved();
    last = place;
    if (next === 'check') wasChecked = true;
    if (status.state === 'checking') {
      wasChecked = true;
      run.report('checking', 0, 0);
    }
    if (status.state === 'installing') run.report('installing', 0, 0);
    await act(run, next);
  }
};
