import { expect, test } from 'vitest';
import {
  secondsLeft,
  secondsLeftByRate,
  stepIndex,
} from '#renderer/features/configuration/model/timeLeft.ts';

const steps = ['store', 'join-wifi', 'doors'];

test('the parts of changing doors belong to that step', () => {
  expect(['reading', 'store', 'new-door', 'read-back'].map((phase) => stepIndex(steps, phase))).toEqual([
    -1, 0, 2, 2,
  ]);
});

test('the time left falls while a step lasts, and never to nothing', () => {
  expect(secondsLeft(steps, 0, 4)).toBeLessThan(secondsLeft(steps, 0, 0));
  expect(secondsLeft(['store'], 0, 1000)).toBe(1);
});

test('reading says how long still, once enough was read to tell', () => {
  expect(secondsLeftByRate(0, 10, 5)).toBeUndefined();
  expect(secondsLeftByRate(5, 10, 5)).toBe(5);
});
