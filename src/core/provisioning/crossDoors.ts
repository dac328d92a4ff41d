import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { Journal } from './journal.ts';
import { type ProofRow, proveValues } from './proof.ts';
import { writeSettings } from './writeSettings.ts';

/** A charger opens its port within seconds; within this its old door is still to be had back (device time). */
const openDeadlineMs = 60_000;
const retryMs = 1_000;
const confirmBit = 30;

/** Points that decide which doors are open; they are written on their own, last. */
export const doorPoints: readonly string[] = ['modbus.flags', 'loadBalancing.mode', 'ocpp.mode'];

export const isDoorPoint = (point: string): boolean => doorPoints.includes(point);

/** The part of a desired state that changes doors, and the rest. */
export const splitDoors = (desired: PointValues): { doors: PointValues; settings: PointValues } => ({
  doors: Object.fromEntries(Object.entries(desired).filter(([point]) => isDoorPoint(point))),
  settings: Object.fromEntries(Object.entries(desired).filter(([point]) => !isDoorPoint(point))),
});

export interface DoorCrossing {
  readonly bluetooth: DeviceSession;
  readonly journal: Journal;
  readonly clock: Clock;
  /** What opens the new door. */
  readonly doors: PointValues;
  /** Everything that has to be in force there, doors included. */
  readonly desired: PointValues;
  readonly before: PointValues;
  readonly generation: number;
  /** `host:port/unit` */
  readonly address: string;
  openModbus(address: string): Promise<DeviceSession>;
  closeBluetooth(): Promise<void>;
  /** The commit is stored: from here on a restart has to look at the new address. */
  onCommitted(generation: number, isFinal: boolean): void;
  report(phase: string, done: number, total: number): void;
}

/** Whether a commit of doors with these settings waits for a confirmation. */
const hasConfirmedCommit = (session: DeviceSession, desired: PointValues) =>
  Math.floor(session.identity.capabilities / 2 ** confirmBit) % 2 === 1 &&
  Number(desired['commit.confirmTimeout'] ?? 0) > 0;

/** Throws `write.different` with the points that are not what was wanted. */
export const requireProven = (proof: readonly ProofRow[]): void => {
  const wrong = proof.filter(({ result }) => result !== 'in-force' && result !== 'written');
  if (wrong.length > 0)
    throw appError('write.different', { points: wrong.map(({ point }) => point).join(', ') });
};

/** Asks again until the new door opens: refused and silent both mean "not yet". */
export const openNewDoor = async (
  crossing: Pick<DoorCrossing, 'clock' | 'report' | 'address' | 'openModbus'>,
): Promise<DeviceSession> => {
  const { clock } = crossing;
  const startedMs = clock.monotonicMs();
  const passedMs = () => (clock.monotonicMs() - startedMs) * clock.speed();
  while (true) {
    crossing.report('new-door', Math.min(passedMs(), openDeadlineMs), openDeadlineMs);
    try {
      return await crossing.openModbus(crossing.address);
    } catch (error) {
      const isNotYet = isAppError(error) && error.retryable;
      // A silent address takes its own time to fail, so it is time that counts and not attempts.
      if (!isNotYet || passedMs() >= openDeadlineMs) throw error;
      await clock.sleep(retryMs);
    }
  }
};

const confirm = async (session: DeviceSession): Promise<void> => {
  try {
    await session.confirmCommit();
  } catch (error) {
    // Nothing waits for a confirmation any more: the charger has gone back by itself.
    if (!isAppError(error, 'write.refused-state')) throw error;
    throw appError('commit.not-confirmed', { device: session.identity.name }, { cause: error });
  }
};

/** Confirms a commit of doors that waits, journaled. Errors: `commit.not-confirmed`, those of the link. */
export const confirmDoors = async (session: DeviceSession, journal: Journal): Promise<void> => {
  const change = { point: 'commit.confirm' } as const;
  await journal.record(
    { door: 'modbus', changes: [{ ...change, result: 'planned' }], details: { purpose: 'confirm' } },
    async () => {
      await confirm(session);
      return { value: undefined, changes: [{ ...change, result: 'written' }] };
    },
  );
};

/**
 * Reads every value back over the new door and confirms the commit where the charger waits for it. The session is
 * closed when this fails: `device.serial-mismatch`, `write.different`, `commit.not-confirmed`.
 */
export const settleNewDoor = async (request: {
  session: DeviceSession;
  journal: Journal;
  /** The serial that has to answer. */
  expected: string;
  desired: PointValues;
  before: PointValues;
  isConfirmed: boolean;
}): Promise<readonly ProofRow[]> => {
  const { session, journal, expected, desired, before, isConfirmed } = request;
  try {
    const found = session.identity.serial;
    if (expected !== found) throw appError('device.serial-mismatch', { expected, found });
    const proof = await proveValues(session, desired, before);
    requireProven(proof);
    if (!isConfirmed) return proof;
    await confirmDoors(session, journal);
    return proof;
  } catch (error) {
    await session.close();
    throw error;
  }
};

/**
 * The point of no return. Opens Modbus TCP with a commit of its own, finds the same charger at the new address, reads
 * every value back there and only then confirms. Where the charger knows confirmed commits and no proof comes, it
 * opens Bluetooth again by itself and this throws the reason. Errors: those of a commit, `modbus.*`,
 * `device.serial-mismatch`, `write.different`, `commit.not-confirmed`.
 */
export const crossDoors = async (
  crossing: DoorCrossing,
): Promise<{ session: DeviceSession; generation: number; proof: readonly ProofRow[] }> => {
  const { bluetooth, journal, desired, before } = crossing;
  const isConfirmed = hasConfirmedCommit(bluetooth, { ...before, ...desired });
  const expected = bluetooth.identity.serial;
  crossing.report('doors', 0, 1);
  const { generation, proof: stored } = await writeSettings({
    session: bluetooth,
    journal,
    desired: crossing.doors,
    generation: crossing.generation,
    purpose: 'doors',
  });
  crossing.onCommitted(generation, !isConfirmed);
  // One charger has one session: the old door is let go; it opens again by itself when no proof comes.
  await crossing.closeBluetooth();
  try {
    const session = await openNewDoor(crossing);
    crossing.report('read-back', 0, 1);
    // Also what the commit changed unasked has to be as it was, or nothing is confirmed.
    const untouched = Object.fromEntries(stored.map(({ point, wanted }) => [point, wanted]));
    const whole = { ...untouched, ...desired };
    const proof = await settleNewDoor({ session, journal, expected, desired: whole, before, isConfirmed });
    return { session, generation, proof };
  } catch (error) {
    // Nobody asks the charger any more, so the log says what it is going to do by itself.
    journal.append({
      kind: 'note',
      outcome: 'failed',
      door: 'modbus',
      errorCode: isAppError(error) ? error.code : 'internal.unexpected',
      details: { purpose: 'doors', address: crossing.address, returnsByItself: isConfirmed },
    });
    throw error;
  }
};
