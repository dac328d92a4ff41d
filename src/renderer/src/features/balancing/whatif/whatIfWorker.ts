import '#shared/zodJitless.ts';
import { balanceRules } from '#shared/domain/balancing/rules/balanceRule.ts';
import { stepScenario } from '#shared/domain/balancing/whatif/runScenario.ts';
import type { WorkerAnswer, WorkerAsk } from './workerMessages.ts';

const answer = (message: WorkerAnswer): void => globalThis.postMessage(message);

const run = ({ scenario, rule }: WorkerAsk): void => {
  const steps = stepScenario(scenario, balanceRules[rule]);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      answer({ kind: 'done', result: step.value });
      return;
    }
    answer({ kind: 'progress', share: step.value });
  }
};

globalThis.addEventListener('message', ({ data }: MessageEvent<WorkerAsk>) => {
  try {
    run(data);
  } catch (error) {
    answer({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
