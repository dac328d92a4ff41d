import { type CircuitAnswers, isUnknown } from './circuitAnswers.ts';

/** Longest time without control: 30 s where other loads share the fuse, or nobody knows, else 60 s. */
export function longestTimeoutS(answers: CircuitAnswers): number {
  const loads = [answers.otherLoadA?.l1, answers.otherLoadA?.l2, answers.otherLoadA?.l3];
  const asked = answers.mainPhases === 1 ? loads.slice(0, 1) : loads;
  return asked.some((load) => isUnknown(load) || load > 0) ? 30 : 60;
}
