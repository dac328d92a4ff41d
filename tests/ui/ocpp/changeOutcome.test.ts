import { expect, test } from 'vitest';
import { changeOutcome } from '#renderer/features/ocpp/charger/changeOutcome.ts';

test.each([
  ['Rejected', 'not-changed', 'change-rejected'],
  ['NotSupported', 'not-changed', 'change-not-supported'],
  ['RebootRequired', 'after-restart', 'change-reboot'],
  ['Maybe', 'not-changed', undefined],
  ['Accepted', 'in-force', undefined],
  ['Accepted', 'different', undefined],
] as const)('S10: an answer %s, read back as %s, is shown as %s', (status, readBack, code) => {
  expect(changeOutcome('HeartbeatInterval', { status, readBack })?.code).toBe(code);
});
