import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { type AppError, isAppError } from '#shared/errors/appError.ts';
import type { ConfigurationDeps, Visitor } from './configurationContext.ts';
import type { Configurations } from './createConfigurations.ts';
import { type FleetAccess, withFleetRow } from './fleetRow.ts';
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

export interface FleetRun extends FleetAccess {
  readonly rows: readonly FleetRow[];
  /** How many chargers are worked on at the same time. */
  readonly parallel: number;
  /** No further row begins once one has failed; those that have begun are finished. */
  readonly stopsAtFailure: boolean;
  readonly visitor: Visitor;
  newPinOf(row: FleetRow): string | null;
  /** Secrets to write beside the row's values. */
  secretsOf(row: FleetRow, session: DeviceSession): Readonly<Record<string, string>>;
  unexpected(error: unknown): AppError;
  onResult(result: FleetResult): void;
}

const applyRow = (
  deps: ConfigurationDeps,
  configurations: Configurations,
  run: FleetRun,
  row: FleetRow,
): Promise<FleetOutcome> =>
  withFleetRow(deps, run, row, async (session) => {
    const { serial } = session.identity;
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
  });

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
