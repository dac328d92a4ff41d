import type { JobState } from './jobState.ts';

export const steeredTest = 'modbus:steered';

/** Whether a job of the answer "this program" has seen its controller at work; true for every other answer. */
export const isSteeringSeen = (state: JobState): boolean =>
  state.kind !== 'load-balancing' ||
  state.answers.control.who !== 'this-program' ||
  state.tests.some(({ id, verdict }) => id === steeredTest && verdict === 'pass');
