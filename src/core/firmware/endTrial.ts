import { journalFor, snapshotOf, type Visitor } from '#core/configuration/configurationContext.ts';
import { type ChargerLink, createChargerLink } from '#core/devices/chargerLink.ts';
import { type FileStatus, fileCommand, readFileStatus } from '#core/devices/files/fileStatus.ts';
import type { Clock } from '#core/ports/clock.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { FirmwareDeps } from './firmwareDeps.ts';
import type { UpdateState } from './updateState.ts';

const pollMs = 1_000;

/** Ends a trial; a link that broke behind the command shows at the next look whether it arrived. */
const endTrial = (
  link: ChargerLink,
  clock: Clock,
  version: string,
  command: (typeof fileCommand)['confirm' | 'discard'],
): Promise<void> =>
  link.run(async (session) => {
    const { state, firmware } = await readFileStatus(session, clock);
    if (state !== 'on-trial' || firmware !== version) return;
    try {
      await session.writeControl({ 'file.command': command });
    } catch (error) {
      // The trial ended meanwhile; whoever looks next says what the charger runs.
      if (!isAppError(error, 'write.refused-state')) throw error;
    }
  });

/** The firmware on trial stays. */
export const confirmTrial = (
  link: ChargerLink,
  clock: Clock,
  { version }: Pick<UpdateState, 'version'>,
): Promise<void> => endTrial(link, clock, version, fileCommand.confirm);

const linkTo = ({ work: { devices, clock } }: FirmwareDeps, deviceId: string): ChargerLink =>
  createChargerLink({
    devices,
    deviceId,
    clock,
    signal: new AbortController().signal,
    onReconnecting: () => undefined,
  });

const trialOf = async ({ work: { devices, clock } }: FirmwareDeps, deviceId: string): Promise<FileStatus> => {
  const { session } = devices.get(deviceId);
  const status = await readFileStatus(session, clock);
  if (status.state !== 'on-trial') throw appError('firmware.no-trial', { device: session.identity.name });
  return status;
};

/** A person keeps the firmware on trial: journaled and read back. */
export const keepTrial = async (
  deps: FirmwareDeps,
  deviceId: string,
  visitor: Visitor,
): Promise<FileStatus> => {
  const { work } = deps;
  const { firmware: version } = await trialOf(deps, deviceId);
  const { session } = work.devices.get(deviceId);
  const change = { point: 'identity.firmware', before: version, wanted: version };
  return journalFor(work, session, visitor).record(
    {
      door: session.door,
      changes: [{ ...change, result: 'planned' }],
      details: { purpose: 'firmware-confirm', version },
    },
    async () => {
      const link = linkTo(deps, deviceId);
      await confirmTrial(link, work.clock, { version });
      const status = await link.run((now) => readFileStatus(now, work.clock));
      if (status.firmware !== version) {
        throw appError('firmware.went-back', { device: session.identity.name, version });
      }
      await link.run((now) => snapshotOf(work, now, visitor, { report: () => undefined }));
      return { value: status, changes: [{ ...change, found: status.firmware, result: 'in-force' }] };
    },
  );
};

/** A person ends the trial; followed until the charger runs the firmware it had. */
export const leaveTrial = async (deps: FirmwareDeps, deviceId: string, visitor: Visitor): Promise<void> => {
  const { devices, clock } = deps.work;
  const { firmware: version } = await trialOf(deps, deviceId);
  const { session } = devices.get(deviceId);
  const change = { point: 'identity.firmware', before: version };
  await journalFor(deps.work, session, visitor).record(
    {
      door: session.door,
      changes: [{ ...change, result: 'planned' }],
      details: { purpose: 'firmware-back', version },
    },
    async () => {
      const link = linkTo(deps, deviceId);
      const look = () => link.run((now) => readFileStatus(now, clock));
      await endTrial(link, clock, version, fileCommand.discard);
      let status = await look();
      while (status.state === 'on-trial') {
        await clock.sleep(pollMs);
        status = await look();
      }
      return { value: undefined, changes: [{ ...change, found: status.firmware, result: 'in-force' }] };
    },
  );
};
