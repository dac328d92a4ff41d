import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { tooLargeError } from '#renderer/app/bridge/tooLargeError.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { type JobProgress, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { base64Of } from './base64.ts';
import { changeFleet, type FleetTableState, fleetNow } from './fleetStore.ts';
import { withKnown } from './matrix.ts';
import { rowsToCsv } from './tableCsv.ts';

/** What the bridge takes in one message. */
export const longestFileBytes = 500 * 1024;

type PreviewEvent =
  ReturnType<typeof api.fleet.preview> extends Promise<AsyncIterable<infer Event>> ? Event : never;

const circuitOf = (limitA: number | null) => (limitA === null || limitA === 0 ? null : { limitA });

const nothingFound: FleetPreviewView = {
  rows: [],
  problems: [],
  findings: [],
  matrix: { points: [], rows: [] },
  checks: [],
  canApply: false,
};

const check = async (table: Pick<FleetTableState, 'fileName' | 'fileBase64'>, rows: readonly FleetRow[]) =>
  api.fleet.readTable({
    fileName: table.fileName ?? 'table.csv',
    base64: table.fileBase64 ?? (await base64Of(new Blob([rowsToCsv(rows)]))),
    circuit: circuitOf(fleetNow().circuitA),
  });

const keep = (table: FleetTableState) => changeFleet(() => ({ table, result: null }));

export interface FleetTable {
  readonly isBusy: boolean;
  readonly error: WireError | null;
  readonly progress: JobProgress | null;
  readonly isReading: boolean;
  /** `planSiteId`: the site whose plan the table is. */
  readonly load: (file: File, reasonTooLarge: string, planSiteId?: string) => Promise<void>;
  /** Answers what is wrong with the new rows; they are only taken when nothing is. */
  readonly replaceRows: (rows: readonly FleetRow[]) => Promise<FleetPreviewView['problems'] | null>;
  readonly setCircuit: (limitA: number | null) => void;
  readonly checkAgain: () => Promise<void>;
  readonly readAll: (options: {
    pin: string | null;
    hasNewPin: boolean;
    parallel: number;
  }) => Promise<boolean>;
  readonly cancel: () => void;
}

/** What is still known of the chargers once their rows were changed to those of the new preview. */
const knownAfter = (
  before: FleetTableState | null,
  preview: FleetPreviewView,
): Omit<FleetTableState, 'fileName' | 'fileBase64'> => {
  const isKnown = before !== null && before.knowledge !== 'not-read';
  // What was found out about a row says nothing about another wish.
  const isSame = JSON.stringify(before?.preview.rows) === JSON.stringify(preview.rows);
  const checks = isSame ? (before?.preview.checks ?? []) : [];
  return {
    planSiteId: before?.planSiteId ?? null,
    preview: {
      ...preview,
      checks,
      ...(isKnown ? { matrix: withKnown(preview.matrix, before.preview.matrix) } : {}),
    },
    knowledge: isKnown ? 'read-before' : 'not-read',
    areChecksFresh: isSame && before?.areChecksFresh === true,
  };
};

/** The table of the page: taken from a file or typed, checked as a whole, and set against what was read. */
export const useFleetTable = (): FleetTable => {
  const [fileError, setFileError] = useState<WireError | null>(null);
  const reading = useJobStream<PreviewEvent>();
  const readTable = useAction(check);

  const load: FleetTable['load'] = async (file, reason, planSiteId) => {
    const fileName = file.name.slice(0, 200);
    const refused = tooLargeError({ name: fileName, size: file.size }, longestFileBytes, reason);
    setFileError(refused);
    readTable.clear();
    reading.clear();
    reading.cancel();
    if (refused !== null) return;
    try {
      const source = { fileName, fileBase64: await base64Of(file) };
      const preview = await readTable.run(source, []);
      if (preview === null) return;
      const untold = { knowledge: 'not-read', areChecksFresh: false } as const;
      keep({ ...source, planSiteId: planSiteId ?? null, preview, ...untold });
    } catch (thrown) {
      setFileError(toBridgeError(thrown));
    }
  };
  const recheck = async (
    source: Pick<FleetTableState, 'fileName' | 'fileBase64'>,
    rows: readonly FleetRow[],
  ) => {
    const before = fleetNow().table;
    const preview = rows.length === 0 ? nothingFound : await readTable.run(source, rows);
    if (preview === null) return null;
    if (preview.problems.length > 0) return preview.problems;
    keep({ ...source, ...knownAfter(before, preview) });
    return [];
  };
  return {
    isBusy: readTable.isRunning,
    error: fileError ?? readTable.error ?? reading.error,
    progress: reading.progress,
    isReading: reading.isRunning,
    load,
    replaceRows: (rows) => recheck({ fileName: fleetNow().table?.fileName ?? null, fileBase64: null }, rows),
    setCircuit: (circuitA) => changeFleet(() => ({ circuitA })),
    checkAgain: async () => {
      const { table } = fleetNow();
      if (table !== null && table.preview.rows.length > 0) await recheck(table, table.preview.rows);
    },
    readAll: async ({ pin, hasNewPin, parallel }) => {
      const { table, circuitA } = fleetNow();
      if (table === null) return false;
      const { rows } = table.preview;
      const done = await reading.run((signal) =>
        api.fleet.preview({ rows, circuit: circuitOf(circuitA), pin, hasNewPin, parallel }, { signal }),
      );
      if (done === null) return false;
      keep({ ...table, preview: done.result, knowledge: 'read', areChecksFresh: true });
      // The limit was changed while the chargers were read.
      if (fleetNow().circuitA !== circuitA) await recheck(table, rows);
      return true;
    },
    cancel: reading.cancel,
  };
};
