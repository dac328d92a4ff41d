import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { clockFindings } from '#shared/domain/clockFindings.ts';
import { closesBluetooth } from '#shared/domain/desired.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { pinFindings } from '#shared/domain/pinFindings.ts';
import type { Door, PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { crossDoors, splitDoors } from './crossDoors.ts';
import type { DesiredFile } from './desiredFile.ts';
import { modbusAddress, waitForWifi } from './joinWifi.ts';
import type { Journal } from './journal.ts';
import { isSecretPoint, type ProofRow } from './proof.ts';
import { takeSnapshot } from './takeSnapshot.ts';
import { writeControl } from './writeControl.ts';
import { writeSettings } from './writeSettings.ts';

export interface ApplyRequest {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly desired: DesiredFile;
  /** Needed when Bluetooth is going to close while the PIN is the factory's. */
  readonly newPin: string | null;
  readonly buildMs: number;
  openModbus(address: string): Promise<DeviceSession>;
  closeBluetooth(): Promise<void>;
  report(phase: string, done: number, total: number): void;
}

export interface Applied {
  readonly door: Door;
  readonly address: string | null;
  readonly generation: number;
  readonly snapshotId: string;
  readonly proof: readonly ProofRow[];
}

const isNetworkPoint = (point: string) => point.startsWith('wifi.') || point.startsWith('network.');

const requireClock = ({ clock, log, buildMs }: ApplyRequest) => {
  const newestEntryMs = log.newestEntryAtMs();
  if (isRefused(clockFindings({ laptopMs: clock.nowMs(), buildMs, newestEntryMs }))) {
    const expectedAfter = Math.max(buildMs, newestEntryMs ?? 0);
    throw appError('clock.implausible', { laptop: clock.nowMs(), expectedAfter });
  }
};

/** Which points lie in RAM and act at once, and which are staged. */
const splitControl = (session: DeviceSession, values: PointValues) => {
  const isControl = (point: string) => {
    const block = session.profile.points.get(point)?.place.block ?? '';
    return session.profile.blocks.get(block)?.storage === 'ram';
  };
  return {
    control: Object.fromEntries(Object.entries(values).filter(([point]) => isControl(point))),
    staged: Object.fromEntries(Object.entries(values).filter(([point]) => !isControl(point))),
  };
};

const renewPin = async ({ session, journal, newPin }: ApplyRequest) => {
  if (!(await session.access()).pinIsFactory) return;
  if (newPin === null) throw appError('pin.factory', { device: session.identity.name });
  if (isRefused(pinFindings(newPin))) throw appError('pin.invalid', {});
  await journal.record(
    {
      door: session.door,
      changes: [{ point: 'access.pin', secret: true, result: 'planned' }],
      details: { purpose: 'pin' },
    },
    async () => {
      await session.changePin(newPin);
      return { value: undefined, changes: [{ point: 'access.pin', secret: true, result: 'written' }] };
    },
  );
};

const requirePinBefore = async ({ session, newPin }: ApplyRequest, willClose: boolean) => {
  if (!willClose || newPin !== null) return;
  if ((await session.access()).pinIsFactory) throw appError('pin.factory', { device: session.identity.name });
};

/** A commit that closes the door always asks for its proof, where the charger can give one. */
const withConfirmation = (session: DeviceSession, staged: PointValues, willClose: boolean): PointValues =>
  willClose &&
  Math.floor(session.identity.capabilities / 2 ** 30) % 2 === 1 &&
  !('commit.confirmTimeout' in staged)
    ? { ...staged, 'commit.confirmTimeout': 300 }
    : staged;

/**
 * Brings a charger to a desired state: snapshot, settings as one generation read back, then the doors, with the proof
 * over the door that stays. Nothing is written when the file's generation is stale or a rule stands in the way.
 * Errors: `commit.stale-generation`, `pin.factory`, `clock.implausible`, those of a write and of a crossing.
 */
export const applyDesired = async (request: ApplyRequest): Promise<Applied> => {
  const { session, journal, log, clock, desired, report } = request;
  requireClock(request);
  const { control, staged: wanted } = splitControl(session, desired.values);
  const willClose = session.door === 'bluetooth' && closesBluetooth(wanted);
  await requirePinBefore(request, willClose);
  const snapshot = await takeSnapshot({
    log,
    clock,
    session,
    journal,
    onProgress: (done, total) => report('reading', done, total),
  });
  const found = Number(snapshot.values['generation.settings']);
  const generation = desired.generation ?? found;
  if (generation !== found) throw appError('commit.stale-generation', { expected: generation, found });
  const staged = withConfirmation(session, wanted, willClose);
  const { doors, settings } = willClose ? splitDoors(staged) : { doors: {}, settings: staged };
  report('settings', 0, 1);
  const written = await writeSettings({
    session,
    journal,
    desired: settings,
    generation,
    purpose: 'settings',
  });
  const controlProof = await writeControl({ session, journal, desired: control });
  const proof = [...written.proof, ...controlProof];
  const base = { door: session.door, address: null, generation: written.generation, snapshotId: snapshot.id };
  if (!willClose) return { ...base, proof };
  if (proof.some((row) => row.result !== 'in-force' && row.result !== 'written')) return { ...base, proof };
  await renewPin(request);
  if (Object.keys(settings).some(isNetworkPoint) || snapshot.values['wifi.state'] !== 2) {
    await waitForWifi(session, clock, (done, total) => report('joining', done, total));
  }
  const address = await modbusAddress(session);
  const readable = Object.fromEntries(
    Object.entries(staged).filter(([point]) => !isSecretPoint(session.profile, point)),
  );
  const crossed = await crossDoors({
    bluetooth: session,
    journal,
    clock,
    doors,
    desired: readable,
    before: snapshot.values,
    generation: written.generation,
    address,
    report,
    openModbus: request.openModbus,
    closeBluetooth: request.closeBluetooth,
    onCommitted: () => undefined,
  });
  log.rememberCharger({ serial: session.identity.serial, modbusAddress: address });
  const secrets = written.proof.filter(({ result }) => result === 'written');
  return {
    ...base,
    door: 'modbus',
    address,
    generation: crossed.generation,
    proof: [...crossed.proof, ...secrets],
  };
};
