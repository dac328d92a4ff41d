import type { TestSample } from '#renderer/ui/plot/testSample.ts';
import type { ProofRow } from '#shared/contract/jobRows.ts';
import type { TestEvent, TestVerdict } from '#shared/contract/jobs.ts';

type Plan = Extract<TestEvent, { kind: 'plan' }>;
type Judged = Extract<TestEvent, { kind: 'verdict' }>;
type Waiting = Extract<TestEvent, { kind: 'waiting' }>['what'];

/** A test of control as far as it has come. */
export interface TestState {
  readonly plan: Plan | null;
  readonly waiting: Waiting | null;
  readonly stepId: string | null;
  readonly stepAtS: number;
  readonly samples: readonly TestSample[];
  readonly judged: readonly Judged[];
  readonly rows: readonly ProofRow[];
  readonly verdict: TestVerdict | null;
}

export const noTest: TestState = {
  plan: null,
  waiting: null,
  stepId: null,
  stepAtS: 0,
  samples: [],
  judged: [],
  rows: [],
  verdict: null,
};

/** What is known after one more event. */
export const afterEvent = (state: TestState, event: TestEvent): TestState => {
  switch (event.kind) {
    case 'plan':
      return { ...state, plan: event };
    case 'waiting':
      return { ...state, waiting: event.what };
    case 'step':
      return { ...state, waiting: null, stepId: event.id, stepAtS: event.atS };
    case 'sample': {
      const { kind: _kind, ...sample } = event;
      return { ...state, samples: [...state.samples, sample] };
    }
    case 'verdict':
      // A car that draws nothing is tried again at more amperes: the last verdict of a step counts.
      return { ...state, judged: [...state.judged.filter(({ id }) => id !== event.id), event] };
    case 'proof':
      return { ...state, rows: event.rows };
    case 'done':
      return { ...state, waiting: null, stepId: null, verdict: event.verdict };
    case 'failed':
      return { ...state, waiting: null, stepId: null };
    default:
      return event satisfies never;
  }
};
