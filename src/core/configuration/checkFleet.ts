import type { DeviceReading, DeviceSession } from '#core/devices/deviceSession.types.ts';
import { planSession } from '#core/provisioning/planSession.ts';
import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import type { RowCheck, RowPin } from '#shared/domain/fleet/rowCheck.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import type { ConfigurationDeps } from './configurationContext.ts';
import { withConnectedRow } from './fleetRow.ts';
import { inParallel } from './inParallel.ts';

/** A PIN at hand and who knew it. */
export interface KnownPin {
  readonly digits: string;
  readonly from: 'vault' | 'typed';
}

export interface FleetChecking {
  readonly rows: readonly FleetRow[];
  readonly parallel: number;
  readonly signal?: AbortSignal;
  /** True when a new PIN is at hand for chargers that close Bluetooth with the factory's. */
  readonly canRenewPin: boolean;
  pinOf(row: FleetRow, session: DeviceSession): KnownPin | null;
  secretsOf(row: FleetRow, session: DeviceSession): Readonly<Record<string, string>>;
  unexpected(error: unknown): AppError;
  report(phase: string, done: number, total: number): void;
}

export interface FleetLook {
  readonly check: RowCheck;
  /** Everything that could be read; null when the charger did not answer as the row's. */
  readonly values: PointValues | null;
}

// Five wrong PINs block a charger for everybody: a check leaves some for the person who knows it.
const keptAttempts = 2;
const settingsBits = [1, 2];
const noCar = 10;

const hasBit = (value: unknown, bit: number): boolean =>
  typeof value === 'number' && Math.floor(value / 2 ** bit) % 2 === 1;

const unknown = {
  serial: null,
  firmware: null,
  door: null,
  pin: null,
  isCarPlugged: null,
  takesSettings: null,
};

const blockedBy = (row: FleetRow, error: AppError, facts: Partial<RowCheck> = {}): RowCheck => ({
  ...unknown,
  ...facts,
  ...{ row: row.row, state: 'blocked', findings: [], error },
});

/** Tries the PIN as writing will: `pin.required`, `pin.wrong`, `pin.blocked`. */
const tryPin = async (
  deps: ConfigurationDeps,
  session: DeviceSession,
  pin: KnownPin | null,
): Promise<RowPin> => {
  const device = session.identity.name;
  const { state, attemptsLeft, blockedSeconds } = await session.access();
  if (state === 'open') return pin?.from ?? 'not-needed';
  if (state === 'blocked') throw appError('pin.blocked', { device, seconds: blockedSeconds });
  if (pin === null) throw appError('pin.required', { device });
  if (attemptsLeft <= keptAttempts) return 'untried';
  await deps.devices.unlock(session.id, pin.digits);
  return pin.from;
};

const factsOf = ({ identity, door }: DeviceSession, values: PointValues) => {
  const { 'state.cp': pilot, 'modbus.flags': flags } = values;
  return {
    ...{ serial: identity.serial, firmware: identity.firmware, door },
    isCarPlugged: typeof pilot === 'number' ? pilot !== noCar : null,
    takesSettings: door === 'modbus' ? settingsBits.every((bit) => hasBit(flags, bit)) : null,
  };
};

const planOf = (request: FleetChecking, row: FleetRow, session: DeviceSession, reading: DeviceReading) =>
  planSession(
    session,
    { ...reading, unreadable: { ...reading.unreadable }, secretsSet: { ...reading.secretsSet } },
    { values: row.values, secrets: request.secretsOf(row, session), generation: null },
    { canRenewPin: request.canRenewPin },
  );

const storesSomething = ({ steps }: ChangePlan): boolean => steps.some(({ kind }) => kind !== 'control');

const lookAt = async (
  deps: ConfigurationDeps,
  request: FleetChecking,
  row: FleetRow,
  session: DeviceSession,
): Promise<FleetLook> => {
  const { serial, firmware } = session.identity;
  const pin = request.pinOf(row, session);
  const isBluetooth = session.door === 'bluetooth';
  let facts: Partial<RowCheck> = { serial, firmware, door: session.door };
  let values: PointValues | null = null;
  try {
    // Over Bluetooth nothing but the identity can be read without it.
    let tried: RowPin = isBluetooth ? await tryPin(deps, session, pin) : 'not-needed';
    if (isBluetooth && tried === 'untried')
      return {
        check: { ...unknown, ...facts, row: row.row, state: 'ready', pin: tried, findings: [], error: null },
        values,
      };
    const reading = await session.readAll(request.signal ? { signal: request.signal } : {});
    values = reading.values;
    facts = { ...facts, ...factsOf(session, values) };
    const plan = await planOf(request, row, session, reading);
    const findings = plan.findings.filter(({ level }) => level !== 'pass');
    // A PIN that would not help is not sent where it can be listened to.
    if (!isBluetooth && plan.canApply && storesSomething(plan)) {
      facts = { ...facts, pin: pin === null ? 'missing' : pin.from };
      tried = await tryPin(deps, session, pin);
    }
    const state = !plan.canApply ? 'blocked' : plan.steps.length === 0 ? 'unchanged' : 'ready';
    const check = { ...unknown, ...facts, row: row.row, state, pin: tried, findings, error: null } as const;
    return { check, values };
  } catch (error) {
    const told = isAppError(error) ? error : request.unexpected(error);
    const missing = isAppError(error, 'pin.required') ? { pin: 'missing' as const } : {};
    return { check: blockedBy(row, told, { ...facts, ...missing }), values };
  }
};

/**
 * Looks at every charger of a table before anything is written: what it is now, and whether its row can be written
 * (door, PIN, what Modbus TCP allows, a plugged car, every rule of a plan). In the order of the rows; nothing is
 * written, but a PIN that is needed is tried once.
 */
export const checkFleet = async (
  deps: ConfigurationDeps,
  request: FleetChecking,
): Promise<readonly FleetLook[]> => {
  const looks: FleetLook[] = [];
  const access = { onRow: () => undefined, ...(request.signal ? { signal: request.signal } : {}) };
  let done = 0;
  await inParallel(request.rows, request.parallel, async (row, index) => {
    if (request.signal?.aborted) return;
    looks[index] = await withConnectedRow(deps, access, row, (session) =>
      lookAt(deps, request, row, session),
    ).catch((error: unknown): FleetLook => {
      const told = isAppError(error) ? error : request.unexpected(error);
      return { check: blockedBy(row, told), values: null };
    });
    done += 1;
    request.report('reading', done, request.rows.length);
  });
  return looks;
};
