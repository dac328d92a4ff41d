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
  /** Ends the work between two steps (`job.cancelled`); a step that has begun is finished. */
  readonly signal?: AbortSignal;
  /** Whether this computer gets any answer at an address: accepted and refused both count. */
  isReachable(host: string, port: number): Promise<boolean>;
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

const proceed = ({ signal }: ApplyRequest): void => {
  if (signal?.aborted) throw appError('job.cancelled', {});
};

const factoryPin = '000000';

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
  if (newPin !== null && newPin !== factoryPin && isRefused(pinFindings(newPin))) {
    throw appError('pin.invalid', {});
  }
  if (!willClose || (newPin !== null && newPin !== factoryPin)) return;
  if ((await session.access()).pinIsFactory) throw appError('pin.factory', { device: session.identity.name });
};

/** A commit that closes the door always asks for its proof, where the charger can give one. */
const withConfirmation = (session: DeviceSession, staged: PointValues, willClose: boolean): PointValues =>
  willClose &&
  Math.floor(session.identity.capabilities / 2 ** 30) % 2 === 1 &&
  !('commit.confirmTimeout' in staged)
    ? { ...staged, 'commit.confirmTimeout': 300 }
    : staged;

const isProven = ({ result }: ProofRow) => result === 'in-force' || result === 'written';

interface Stored {
  readonly staged: PointValues;
  readonly settings: PointValues;
  readonly doors: PointValues;
  readonly before: PointValues;
  readonly generation: number;
}

/** Joins the Wi-Fi when it has to, and knows before the doors change that this computer reaches the new one. */
const findNewDoor = async (request: ApplyRequest, stored: Stored): Promise<string> => {
  const { session, clock, report } = request;
  const onPoll = (done: number, total: number) => {
    proceed(request);
    report('joining', done, total);
  };
  if (Object.keys(stored.settings).some(isNetworkPoint) || stored.before['wifi.state'] !== 2) {
    await waitForWifi(session, clock, onPoll);
  }
  const address = await modbusAddress(session);
  const { hostname: host, port } = new URL(`modbus://${address}`);
  report('reaching', 0, 1);
  if (await request.isReachable(host, Number(port))) return address;
  throw appError('network.unreachable', { host, port: Number(port) });
};

const changeDoors = async (request: ApplyRequest, stored: Stored) => {
  const { session, journal, clock, log, report, openModbus, closeBluetooth } = request;
  const address = await findNewDoor(request, stored);
  proceed(request);
  await renewPin(request);
  const readable = Object.entries(stored.staged).filter(([point]) => !isSecretPoint(session.profile, point));
  const {
    session: onNetwork,
    generation,
    proof,
  } = await crossDoors({
    bluetooth: session,
    journal,
    clock,
    doors: stored.doors,
    desired: Object.fromEntries(readable),
    before: stored.before,
    generation: stored.generation,
    address,
    report,
    openModbus,
    closeBluetooth,
    onCommitted: () => undefined,
  });
  log.rememberCharger({ serial: session.identity.serial, modbusAddress: address });
  return { onNetwork, address, generation, proof };
};

/**
 * Brings a charger to a desired state: snapshot, settings as one generation read back, then the doors, with the proof
 * over the door that stays. Nothing is written when the file's generation is stale or a rule stands in the way.
 * Errors: `commit.stale-generation`, `pin.factory`, `pin.invalid`, `clock.implausible`, `network.unreachable`,
 * `job.cancelled`, those of a write and of a crossing.
 */
export const applyDesired = async (request: ApplyRequest): Promise<Applied> => {
  const { session, journal, log, clock, desired, report } = request;
  requireClock(request);
  const { control, staged: wanted } = splitControl(session, desired.values);
  const willClose = session.door === 'bluetooth' && closesBluetooth(wanted);
  await requirePinBefore(request, willClose);
  const onProgress = (done: number, total: number) => report('reading', done, total);
  const signal = request.signal ? { signal: request.signal } : {};
  const snapshot = await takeSnapshot({ log, clock, session, journal, onProgress, ...signal });
  const found = Number(snapshot.values['generation.settings']);
  const expected = desired.generation ?? found;
  if (expected !== found) throw appError('commit.stale-generation', { expected, found });
  const staged = withConfirmation(session, wanted, willClose);
  const { doors, settings } = willClose ? splitDoors(staged) : { doors: {}, settings: staged };
  proceed(request);
  report('settings', 0, 1);
  const writing = { session, journal, desired: settings, generation: expected, purpose: 'settings' };
  const written = await writeSettings(writing);
  proceed(request);
  const { generation, proof } = written;
  const base = { door: session.door, address: null, generation, snapshotId: snapshot.id };
  if (!proof.every(isProven)) return { ...base, proof };
  if (!willClose) {
    return { ...base, proof: [...proof, ...(await writeControl({ session, journal, desired: control }))] };
  }
  const before = snapshot.values;
  const crossed = await changeDoors(request, { staged, settings, doors, before, generation });
  // A commit loads block C anew, so what acts at once is written behind the last one.
  const controlProof = await writeControl({ session: crossed.onNetwork, journal, desired: control });
  const secrets = proof.filter(({ result }) => result === 'written');
  const { address } = crossed;
  const all = [...crossed.proof, ...secrets, ...controlProof];
  return { ...base, door: 'modbus', address, generation: crossed.generation, proof: all };
};
