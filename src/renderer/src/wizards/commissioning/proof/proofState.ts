import type { ProofRow } from '#shared/contract/jobRows.ts';
import type { BackEndProofEvent, TestVerdict } from '#shared/contract/jobs.ts';

type Of<Kind extends BackEndProofEvent['kind']> = Extract<BackEndProofEvent, { kind: Kind }>;
export type Attempt = Of<'ladder'>['attempt'];

/** The charger on its way to its back end, as far as it has come. */
export interface ProofState {
  readonly plan: Of<'plan'> | null;
  readonly status: Of<'status'>['status'] | null;
  /** The last one before it went back. */
  readonly lastOn: Of<'status'>['status'] | null;
  /** Device seconds since it began. */
  readonly atS: number;
  /** Until a trial goes back by itself. */
  readonly backInS: number | null;
  /** The newest attempts at the back end of this program, newest first. */
  readonly attempts: readonly Attempt[];
  readonly rows: readonly ProofRow[];
  readonly configuration: Of<'configuration'>['rows'];
  readonly asksPerson: boolean;
  readonly verdict: Of<'verdict'> | null;
  readonly isBack: boolean;
  readonly result: TestVerdict | null;
}

export const notBegun: ProofState = {
  plan: null,
  status: null,
  lastOn: null,
  atS: 0,
  backInS: null,
  attempts: [],
  rows: [],
  configuration: [],
  asksPerson: false,
  verdict: null,
  isBack: false,
  result: null,
};

const mostAttempts = 5;

/** What is known after one more event. */
export const afterProofEvent = (state: ProofState, event: BackEndProofEvent): ProofState => {
  switch (event.kind) {
    case 'plan':
      return { ...state, plan: event, backInS: event.goesBackS };
    case 'status':
      return {
        ...state,
        status: event.status,
        lastOn: event.status === 'off' ? state.lastOn : event.status,
        atS: event.atS,
        backInS: event.backInS,
      };
    case 'ladder': {
      const others = state.attempts.filter(({ id }) => id !== event.attempt.id);
      const attempts = [event.attempt, ...others].sort((left, right) => right.id - left.id);
      return { ...state, atS: event.atS, attempts: attempts.slice(0, mostAttempts) };
    }
    case 'proof':
      return { ...state, rows: event.rows };
    case 'configuration':
      return { ...state, configuration: event.rows };
    case 'ask-person':
      return { ...state, asksPerson: true };
    case 'verdict':
      return { ...state, verdict: event };
    case 'back':
      return { ...state, isBack: true, backInS: null };
    case 'done':
      return { ...state, result: event.verdict };
    case 'failed':
      return state;
    default:
      return event satisfies never;
  }
};
