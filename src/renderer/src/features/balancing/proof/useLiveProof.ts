import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { type JobProgress, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { base64Of } from '#renderer/features/fleet/model/base64.ts';
import type { MatrixCell } from '#renderer/features/fleet/model/matrix.ts';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { type FallbackProof, fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { planAsFound, planTable } from './planTable.ts';

type PreviewEvent =
  ReturnType<typeof api.fleet.preview> extends Promise<AsyncIterable<infer Event>> ? Event : never;

export interface LiveDifference {
  readonly charger: string;
  readonly cells: readonly MatrixCell[];
}

/** What the chargers of a plan have stored, against the plan; sums worked out with what was found. */
export interface LiveComparison {
  readonly atMs: number;
  /** Ids of chargers that did not tell, with the reason where there is one. */
  readonly silent: readonly { readonly charger: string; readonly error: WireError | null }[];
  readonly different: readonly LiveDifference[];
  readonly proof: FallbackProof;
}

const comparisonOf = (plan: Site, preview: FleetPreviewView): LiveComparison => {
  const { ids, unreachable } = planTable(plan);
  const rows = preview.matrix.rows.map(({ row, cells: all }, index) => ({
    charger: ids[index] ?? '',
    cells: all.filter((cell) => cell !== null),
    error: preview.checks.find((check) => check.row === row)?.error ?? null,
  }));
  const told = rows.filter(({ cells }) => cells.every(({ from }) => from !== null));
  const found = new Map(
    told.map(({ charger, cells }): [string, Record<string, PointValue>] => [
      charger,
      Object.fromEntries(cells.map(({ point, from }) => [point, from])),
    ]),
  );
  return {
    atMs: Date.now(),
    silent: [
      ...rows.filter((row) => !told.includes(row)).map(({ charger, error }) => ({ charger, error })),
      ...unreachable.map((charger) => ({ charger, error: null })),
    ],
    different: told.flatMap(({ charger, cells }) => {
      const others = cells.filter(({ state }) => state !== 'same');
      return others.length === 0 ? [] : [{ charger, cells: others }];
    }),
    proof: fallbackProof(planAsFound(plan, found)),
  };
};

export interface LiveProof {
  readonly isReading: boolean;
  readonly progress: JobProgress | null;
  readonly error: WireError | null;
  readonly comparison: LiveComparison | null;
  readonly compare: () => Promise<void>;
  readonly cancel: () => void;
}

/** Reads the chargers of a plan and proves it once more with what they have; nothing is written, no PIN is sent. */
export const useLiveProof = (plan: Site): LiveProof => {
  const [comparison, setComparison] = useState<LiveComparison | null>(null);
  const reading = useJobStream<PreviewEvent>();
  const table = useAction(async () => {
    const base64 = await base64Of(new Blob([planTable(plan).csv]));
    return api.fleet.readTable({ fileName: 'plan.csv', base64, circuit: null });
  });
  const compare = async () => {
    const taken = await table.run();
    if (taken === null) return;
    const { rows } = taken;
    const done = await reading.run((signal) =>
      api.fleet.preview({ rows, circuit: null, pin: null, comparesOnly: true, parallel: 4 }, { signal }),
    );
    if (done !== null) setComparison(comparisonOf(plan, done.result));
  };
  return {
    isReading: reading.isRunning || table.isRunning,
    progress: reading.progress,
    error: table.error ?? reading.error,
    comparison,
    compare,
    cancel: reading.cancel,
  };
};
