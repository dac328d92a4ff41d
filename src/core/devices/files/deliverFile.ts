import type { ChargerLink } from '#core/devices/chargerLink.ts';
import type { Clock } from '#core/ports/clock.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import { type FileReason, type FileStatus, fileCommand, readFileStatus } from './fileStatus.ts';
import { type OutgoingFile, sendFile } from './sendFile.ts';

const pollMs = 1_000;
/** A power cut while it installs leaves a file that is ready: it is tried again this often. */
const mostInstalls = 3;

/** What differs between the kinds of files. */
export interface FileRules {
  /** The file does what it is for: nothing is left to do. */
  isArrived(status: FileStatus): boolean;
  /** Nothing of it may begin now, for a car that is plugged. */
  isHeld(status: FileStatus): boolean;
  refused(reason: FileReason): AppError;
  /** It was installed and is gone without having arrived. */
  vanished(): AppError;
}

export interface Delivery {
  readonly link: ChargerLink;
  readonly clock: Clock;
  readonly device: string;
  readonly file: OutgoingFile;
  readonly rules: FileRules;
  /** How often an installation was begun, also by a process that is gone. */
  installs(): number;
  /** Kept before the command goes out: behind it only the charger knows what it did. */
  onInstall(): void;
  /** Else a plugged car is `device.car-plugged`. */
  readonly waitsForUnplug: boolean;
  isCancelled(): boolean;
  report(phase: string, done: number, total: number): void;
}

type Next = 'send' | 'check' | 'install' | 'wait' | 'unplug' | 'arrived';

const isOurs = ({ file }: Delivery, status: FileStatus): boolean =>
  status.kind === file.kind && status.size === file.bytes.length && status.sha256 === file.sha256;

/** What was refused once is not sent again; bytes that were missing are. */
const requireAccepted = (run: Delivery, status: FileStatus, wasChecked: boolean): void => {
  if (!wasChecked || status.state !== 'refused' || !isOurs(run, status) || status.reason === 'size') return;
  throw run.rules.refused(status.reason);
};

const nextOf = (run: Delivery, status: FileStatus): Next => {
  const { rules } = run;
  if (rules.isArrived(status)) return 'arrived';
  const unlessHeld = (next: Next): Next => (rules.isHeld(status) ? 'unplug' : next);
  switch (status.state) {
    case 'on-trial':
      throw appError('firmware.other-trial', { device: run.device, version: status.firmware });
    case 'checking':
    case 'installing':
      return 'wait';
    case 'ready':
      if (!isOurs(run, status)) return unlessHeld('send');
      if (run.installs() >= mostInstalls) throw rules.refused('state');
      return unlessHeld('install');
    case 'idle':
      if (run.installs() > 0) throw rules.vanished();
      return unlessHeld('send');
    case 'receiving':
      if (isOurs(run, status) && status.received === status.size) return 'check';
      return unlessHeld('send');
    case 'refused':
      return unlessHeld('send');
    default:
      return status.state satisfies never;
  }
};

const waitUnplugged = async (run: Delivery): Promise<void> => {
  if (!run.waitsForUnplug) throw appError('device.car-plugged', { device: run.device });
  run.report('unplug', 0, 0);
  await run.clock.sleep(pollMs);
};

/** A link that breaks behind a command leaves open whether it arrived; looking again tells. */
const command = async (run: Delivery, number: number): Promise<void> => {
  await run.link.run(async (session) => {
    try {
      await session.writeControl({ 'file.command': number });
    } catch (error) {
      // Its state moved on meanwhile, or a car came: the next look says which.
      if (!isAppError(error, 'write.refused-state')) throw error;
    }
  });
};

const act = async (run: Delivery, next: Exclude<Next, 'arrived'>): Promise<void> => {
  const { file } = run;
  switch (next) {
    case 'unplug':
      return waitUnplugged(run);
    case 'wait':
      await run.clock.sleep(pollMs);
      return undefined;
    case 'send':
      return run.link.run((session) =>
        sendFile(session, {
          file,
          clock: run.clock,
          isCancelled: run.isCancelled,
          onReceived: (bytes) => {
            run.link.moved();
            run.report('sending', bytes, file.bytes.length);
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
 * Looks at the charger, does the one next thing, and looks again, until the file has arrived; a lost link, a restart
 * of either side and a transfer that somebody else began are all the same case. Errors: those of the rules,
 * `firmware.other-trial`, `device.car-plugged`, `job.cancelled` before it is installed.
 */
export const deliverFile = async (run: Delivery): Promise<FileStatus> => {
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
