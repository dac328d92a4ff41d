import type { InferContractRouterInputs } from '@orpc/contract';
import { implement } from '@orpc/server';
import { applyFleet } from '#core/configuration/applyFleet.ts';
import { checkFleet, type FleetChecking, type KnownPin } from '#core/configuration/checkFleet.ts';
import type { ConfigurationDeps } from '#core/configuration/configurationContext.ts';
import type { Configurations } from '#core/configuration/createConfigurations.ts';
import { viewFleetResult, viewRowCheck } from '#core/configuration/fleetViews.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import { validateFleet } from '#core/fleet/validateFleet.ts';
import { type FleetEvent, type FleetPreviewView, fleetContract } from '#shared/contract/fleet.ts';
import { isRefused } from '#shared/domain/finding.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import type { TableCells } from '#shared/domain/fleet/tableCells.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream, testStream } from './streams.ts';

export interface FleetProcedureDeps {
  readonly work: ConfigurationDeps;
  readonly configurations: Configurations;
  readonly profile: DeviceProfile;
  readonly unexpected: ReportUnexpected;
  readTableBytes(bytes: Uint8Array, fileName: string): Promise<TableCells>;
}

interface Checked {
  readonly rows: readonly FleetRow[];
  readonly circuit: { readonly limitA: number } | null;
  readonly found?: ReadonlyMap<string, PointValues>;
}

const nothing: FleetPreviewView = {
  rows: [],
  problems: [],
  findings: [],
  matrix: { points: [], rows: [] },
  checks: [],
  canApply: false,
};

const previewOf = ({ profile }: FleetProcedureDeps, { rows, circuit, found }: Checked): FleetPreviewView => {
  const table = { file: '', points: [], rows: [...rows] };
  const preview = validateFleet({ table, profile, ...(found && { found }), ...(circuit && { circuit }) });
  return {
    ...nothing,
    rows: [...rows],
    findings: preview.findings.map((finding) => ({
      ...finding,
      params: { ...finding.params },
      rows: [...finding.rows],
    })),
    matrix: structuredClone(preview.matrix) as FleetPreviewView['matrix'],
    canApply: rows.length > 0 && !isRefused(preview.findings),
  };
};

const requireSound = (deps: FleetProcedureDeps, checked: Checked) => {
  const { findings, canApply } = previewOf(deps, checked);
  if (canApply) return;
  const rules = findings.filter(({ level }) => level === 'refuse').map(({ rule }) => rule);
  throw appError('plan.refused', { rules: [...new Set(rules)].join(', ') });
};

/** A row that names a Wi-Fi takes the password the vault keeps of the charger along. */
const secretsKept =
  ({ keeper }: ConfigurationDeps) =>
  ({ values }: FleetRow, { identity }: DeviceSession): Readonly<Record<string, string>> => {
    const password =
      values['wifi.ssid'] === undefined ? undefined : keeper.current(identity.serial, 'wifi.password');
    // An empty one was deleted.
    return password === undefined || password === '' ? {} : { 'wifi.password': password };
  };

/** The PIN the vault keeps of a charger, or else the one that was typed. */
const pinFor =
  ({ keeper }: ConfigurationDeps, given: string | null) =>
  (_row: FleetRow, { identity }: DeviceSession): KnownPin | null => {
    const kept = keeper.current(identity.serial, 'access.pin');
    if (kept !== undefined) return { digits: kept, from: 'vault' };
    return given === null || given === '' ? null : { digits: given, from: 'typed' };
  };

type Inputs = InferContractRouterInputs<typeof fleetContract>;

const readTable = async (deps: FleetProcedureDeps, input: Inputs['readTable']): Promise<FleetPreviewView> => {
  const bytes = Buffer.from(input.base64, 'base64');
  const cells = await deps.readTableBytes(bytes, input.fileName);
  const read = readFleetTable(cells, { profile: deps.profile });
  if (read.ok) return previewOf(deps, { rows: read.table.rows, circuit: input.circuit });
  return {
    ...nothing,
    problems: read.problems.map((each) => ({ ...each, params: { ...each.params } })),
  };
};

/** Reads every charger of the table and compares it with its row. */
const previewRows = async (
  deps: FleetProcedureDeps,
  { rows, circuit, parallel, pin, hasNewPin, comparesOnly }: Inputs['preview'],
  report: FleetChecking['report'],
  signal: AbortSignal,
): Promise<FleetPreviewView> => {
  const { work, unexpected } = deps;
  const pinOf = pinFor(work, pin);
  const looks = await checkFleet(work, {
    ...{ rows, parallel, signal, unexpected, report },
    canRenewPin: hasNewPin ?? false,
    pinOf: (row, session) =>
      comparesOnly === true && session.door === 'modbus' ? null : pinOf(row, session),
    secretsOf: secretsKept(work),
  });
  const found = new Map(
    looks.flatMap(({ values }, index): [string, PointValues][] => {
      const target = rows[index]?.target;
      return values === null || target === undefined ? [] : [[target, values]];
    }),
  );
  const checks = looks.map(({ check }) => viewRowCheck(check));
  return { ...previewOf(deps, { rows, circuit, found }), checks };
};

/** Writes the rows; each is told when it begins and what came of it, and last how many failed. */
const applyRows = async (
  deps: FleetProcedureDeps,
  input: Inputs['apply'],
  emit: (event: FleetEvent) => void,
  signal: AbortSignal,
): Promise<void> => {
  requireSound(deps, input);
  const { work, configurations, unexpected } = deps;
  const pinOf = pinFor(work, input.pin);
  const rows = input.rows.filter(({ row }) => input.only?.includes(row) ?? true);
  const total = rows.length;
  let done = 0;
  const results = await applyFleet(work, configurations, {
    ...{ rows, signal, unexpected },
    parallel: input.parallel,
    stopsAtFailure: input.stopsAtFailure,
    visitor: { siteId: input.siteId, visitId: null, person: input.person, jobId: null },
    pinOf: (row, session) => pinOf(row, session)?.digits ?? null,
    newPinOf: () => input.newPin,
    secretsOf: secretsKept(work),
    onRow: ({ row }, phase) => emit({ kind: 'row', row, phase }),
    onResult: (result) => emit(viewFleetResult(result, (done += 1), total)),
  });
  const count = (kind: string) => results.filter(({ outcome }) => outcome.kind === kind).length;
  emit({ kind: 'done', failed: count('failed'), skipped: count('skipped') });
};

export const createFleetProcedures = (deps: FleetProcedureDeps) => {
  const { unexpected } = deps;
  const os = implement(fleetContract);
  return {
    readTable: os.readTable.handler(({ input }) => readTable(deps, input)),
    preview: os.preview.handler(({ input, signal }) =>
      progressStream((report, stopping) => previewRows(deps, input, report, stopping), signal, unexpected),
    ),
    apply: os.apply.handler(({ input, signal }) =>
      testStream<FleetEvent>((emit, stopping) => applyRows(deps, input, emit, stopping), signal, unexpected),
    ),
  };
};
