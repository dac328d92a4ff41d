import { useEffect, useRef, useState } from 'react';
import type { ScenarioResult } from '#shared/domain/balancing/whatif/runScenario.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { scenarioFor, type Variant } from './variants.ts';
import type { WorkerAnswer, WorkerAsk } from './workerMessages.ts';

export interface VariantResult {
  readonly variant: Variant;
  readonly result: ScenarioResult;
}

/** What was worked out, and from which scenario: what is edited afterwards does not change it. */
export interface WhatIfOutcome {
  readonly scenario: Scenario;
  readonly results: readonly VariantResult[];
}

export interface WhatIfRunning {
  readonly variant: Variant;
  /** Of all variants together, 0…1. */
  readonly share: number;
}

export interface WhatIf {
  readonly running: WhatIfRunning | null;
  readonly outcome: WhatIfOutcome | null;
  readonly problem: string | null;
  readonly run: (scenario: Scenario, variants: readonly Variant[]) => Promise<void>;
  readonly cancel: () => void;
}

const startWorker = (): Worker =>
  new Worker(new URL('./whatIfWorker.ts', import.meta.url), { type: 'module' });

const workOut = (worker: Worker, ask: WorkerAsk, onShare: (share: number) => void): Promise<ScenarioResult> =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
      if (data.kind === 'progress') onShare(data.share);
      else if (data.kind === 'done') resolve(data.result);
      else reject(new Error(data.reason));
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(ask);
  });

/** Works days out in a worker of their own, so that the page stays smooth; leaving or cancelling ends it at once. */
export const useWhatIf = (): WhatIf => {
  const worker = useRef<Worker | null>(null);
  const [running, setRunning] = useState<WhatIfRunning | null>(null);
  const [outcome, setOutcome] = useState<WhatIfOutcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const end = () => {
    worker.current?.terminate();
    worker.current = null;
  };
  useEffect(() => end, []);
  const run: WhatIf['run'] = async (scenario, variants) => {
    end();
    setProblem(null);
    const results: VariantResult[] = [];
    try {
      // One after another: a second core belongs to the rest of the program.
      for (const [index, variant] of variants.entries()) {
        const tell = (share: number) => setRunning({ variant, share: (index + share) / variants.length });
        tell(0);
        worker.current = startWorker();
        const ask = { scenario: scenarioFor(scenario, variant), rule: variant.rule };
        const result = await workOut(worker.current, ask, tell);
        worker.current.terminate();
        results.push({ variant, result });
      }
      setOutcome({ scenario, results });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setRunning(null);
  };
  const cancel = () => {
    end();
    setRunning(null);
  };
  return { running, outcome, problem, run, cancel };
};
