import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { sitesKey } from '#renderer/app/queries.ts';
import { refreshConfiguration } from '#renderer/features/configuration/model/configurationQueries.ts';
import type { FleetEvent } from '#shared/contract/fleet.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { changeFleet, fleetNow } from './fleetStore.ts';
import { afterEvents, afterStop, type RowStates, waitingRows } from './rowStates.ts';

type ApplyInput = Parameters<typeof api.fleet.apply>[0];

// A thousand rows tell of themselves faster than anybody reads.
const SHOW_EVERY_MS = 120;

export interface FleetRun {
  readonly isRunning: boolean;
  readonly states: RowStates | null;
  readonly startedAtMs: number;
  readonly error: WireError | null;
  /** Ends with the run; `error` says why when the application refused to begin. */
  readonly run: (input: Omit<ApplyInput, 'rows' | 'circuit' | 'only'> & { only: number[] }) => Promise<void>;
  readonly cancel: () => void;
}

/** Writes the table and follows every row. What was told last stays when it ends early. */
export const useFleetRun = (): FleetRun => {
  const client = useQueryClient();
  const job = useJobStream<FleetEvent>();
  const [states, setStates] = useState<RowStates | null>(null);
  const [startedAtMs, setStartedAt] = useState(0);
  const queue = useRef<FleetEvent[]>([]);
  const latest = useRef<RowStates>(new Map());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const flush = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = afterEvents(latest.current, queue.current);
    queue.current = [];
    setStates(latest.current);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const run: FleetRun['run'] = async (input) => {
    const { table, circuitA } = fleetNow();
    if (table === null) return;
    const { rows } = table.preview;
    latest.current = waitingRows(rows, input.only, table.preview.checks);
    queue.current = [];
    setStartedAt(Date.now());
    setStates(latest.current);
    const circuit = circuitA === null || circuitA === 0 ? null : { limitA: circuitA };
    const done = await job.run(
      (signal) => api.fleet.apply({ ...input, rows, circuit }, { signal }),
      (event) => {
        queue.current.push(event);
        timer.current ??= setTimeout(flush, SHOW_EVERY_MS);
      },
    );
    flush();
    setStates(null);
    await Promise.all([refreshConfiguration(client), client.invalidateQueries({ queryKey: sitesKey })]);
    const hasBegun = [...latest.current.values()].some(
      ({ outcome, phase }) => (outcome !== 'left-out' && outcome) || phase,
    );
    if (done === null && !hasBegun) return;
    const ended = done === null ? afterStop(latest.current) : latest.current;
    changeFleet(({ table: now }) => ({
      result: { states: ended, isStopped: done === null, atMs: Date.now() },
      table: now && {
        ...now,
        knowledge: now.knowledge === 'not-read' ? 'not-read' : 'read-before',
        areChecksFresh: false,
      },
    }));
  };
  return { isRunning: states !== null, states, startedAtMs, error: job.error, run, cancel: job.cancel };
};
