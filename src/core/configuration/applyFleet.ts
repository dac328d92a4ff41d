import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import type { ConfigurationDeps, Visitor } from './configurationContext.ts';
import type { Configurations } from './createConfigurations.ts';
import { inParallel } from './inParallel.ts';

/** What came of one row. `unchanged` = it was so already; `skipped` = an earlier refusal or a cancel stopped the run. */
export type FleetOutcome =
  | { readonly kind: 'done' | 'unchanged'; readonly serial: string; readonly proof: readonly ProofRow[] }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'skipped' };

export interface FleetResult {
  readonly row: FleetRow;
  readonly outcome: FleetOutcome;
}

export interface FleetRun {
  readonly rows: readonly FleetRow[];
  /** How many chargers are worked on at the same time. */
  readonly parallel: number;
  /** No further row begins once one has failed; those that have begun are finished. */
  readonly stopsAtFailure: boolean;
  readonly visitor: Visitor;
  readonly signal?: AbortSignal;
  /** PIN of a charger, null when none is known (Modbus reads need none). */
  pinOf(row: FleetRow, session: DeviceSession): string | null;
  newPinOf(row: FleetRow): string | null;
  /** Secrets to write beside the row's values. */
  secretsOf(row: FleetRow, session: DeviceSession): Readonly<Record<string, string>>;
  unexpected(error: unknown): AppError;
  onRow(row: FleetRow, phase: string): void;
  onResult(result: FleetResult): void;
}

const applyRow = async (
  deps: ConfigurationDeps,
  configurations: Configurations,
  run: FleetRun,
  row: FleetRow,
): Promise<FleetOutcome> => {
  run.onRow(row, 'connecting');
  const { session } = await deps.devices.open(row.target, {
    jobId: null,
    ...(run.signal ? { signal: run.signal } : {}),
  });
  try {
    const { serial } = session.identity;
    if (row.serial !== null && row.serial !== serial) {
      throw appError('device.serial-mismatch', { expected: row.serial, found: serial });
    }
    const pin = run.pinOf(row, session);
    if (pin !== null) await deps.devices.unlock(session.id, pin);
    const wanted = { values: row.values, secrets: run.secretsOf(row, session), generation: null };
    const applied = await configurations.apply(session, run.visitor, wanted, {
      newPin: run.newPinOf(row),
      report: (phase) => run.onRow(row, phase),
      ...(run.signal ? { signal: run.signal } : {}),
    });
    if (row.socket !== null && run.visitor.siteId !== null) {
      const socketId = deps.log.ensureSocket(run.visitor.siteId, row.socket).id;
      deps.log.rememberCharger({ serial, socketId });
    }
    return { kind: applied.plan.steps.length === 0 ? 'unchanged' : 'done', serial, proof: applied.proof };
  } finally {
    const left = deps.devices
      .list()
      .filter((open) => open.session.identity.serial === session.identity.serial);
    for (const open of left) await deps.devices.close(open.session.id);
  }
};

/**
 * Applies a table, some chargers at a time, each with its own snapshot, plan, journal and proof. One bad charger never
 * stops the others in the middle; repeating the table changes nothing that is so already. Results are in the order of
 * the rows.
 */
export const applyFleet = async (
  deps: ConfigurationDeps,
  configurations: Configurations,
  run: FleetRun,
): Promise<readonly FleetResult[]> => {
  const results: FleetResult[] = [];
  let hasFailed = false;
  const isStopped = () => (hasFailed && run.stopsAtFailure) || run.signal?.aborted === true;
  const outcomeOf = async (row: FleetRow): Promise<FleetOutcome> => {
    if (isStopped()) return { kind: 'skipped' };
    try {
      return await applyRow(deps, configurations, run, row);
    } catch (error) {
      hasFailed = true;
      return { kind: 'failed', error: isAppError(error) ? error : run.unexpected(error) };
    }
  };
  await inParallel(run.rows, run.parallel, async (row, index) => {
    const result = { row, outcome: await outcomeOf(row) };
    results[index] = result;
    run.onResult(result);
  });
  return results;
};
