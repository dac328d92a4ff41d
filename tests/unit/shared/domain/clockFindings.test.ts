import { expect, test } from 'vitest';
import { clockFindings } from '#shared/domain/clockFindings.ts';

const rules = (laptopMs: number, newestEntryMs: number | null) =>
  clockFindings({ laptopMs, buildMs: 1000, newestEntryMs }).map((each) => each.rule);

test.each([
  [999, null, ['laptop-clock-before-build']],
  [1000, null, ['laptop-clock-plausible']],
  [1001, null, ['laptop-clock-plausible']],
  [1999, 2000, ['laptop-clock-before-log']],
  [2000, 2000, ['laptop-clock-plausible']],
  [500, 2000, ['laptop-clock-before-build', 'laptop-clock-before-log']],
])('laptop at %s, newest entry at %s: %j', (laptopMs, newestEntryMs, expected) => {
  expect(rules(laptopMs, newestEntryMs)).toEqual(expected);
});
