import type { TestSample } from '#renderer/ui/plot/testSample.ts';
import type { SocketResultView, SocketTestEventView } from '#shared/contract/socketTest.ts';

type Plan = Extract<SocketTestEventView, { kind: 'plan' }>;
type Sample = Extract<SocketTestEventView, { kind: 'sample' }>;

/** A socket test as far as it has come. */
export interface SocketState {
  readonly plan: Plan | null;
  readonly isWaiting: boolean;
  readonly samples: readonly Sample[];
  /** The same for the plot of currents over time. */
  readonly plotted: readonly TestSample[];
  readonly result: SocketResultView | null;
}

export const noSocketTest: SocketState = {
  plan: null,
  isWaiting: false,
  samples: [],
  plotted: [],
  result: null,
};

const plottedOf = ({ atS, setpointA, sample }: Sample): TestSample => ({
  atS,
  setpointA,
  offeredA: null,
  currentA: sample.phases.map(({ currentA }) => currentA),
});

/** What is known after one more event. */
export const afterSocketEvent = (state: SocketState, event: SocketTestEventView): SocketState => {
  switch (event.kind) {
    case 'plan':
      return { ...state, plan: event };
    case 'waiting':
      return { ...state, isWaiting: true };
    case 'sample':
      return {
        ...state,
        isWaiting: false,
        samples: [...state.samples, event],
        plotted: [...state.plotted, plottedOf(event)],
      };
    case 'done':
      return { ...state, isWaiting: false, result: event.result };
    case 'failed':
      return { ...state, isWaiting: false };
    default:
      return event satisfies never;
  }
};
