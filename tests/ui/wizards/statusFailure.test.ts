import { expect, test } from 'vitest';
import { statusFailure } from '#renderer/wizards/commissioning/proof/statusFailure.ts';

const ended = (verdict: 'fail' | 'not-proven', reason: 'back-end-not-reached' | 'back-end-not-seen') =>
  ({ kind: 'verdict', verdict, reason, params: {} }) as const;

test('a charger that never came to this computer has a firewall or another network in its way', () => {
  const unseen = { lastOn: null, verdict: ended('not-proven', 'back-end-not-seen') };
  expect(statusFailure(unseen, true)).toEqual({ at: 0, why: 'nobody-came' });
  // At an operator's nobody here could have seen it: that is no failure.
  expect(statusFailure(unseen, false)).toBeNull();
  const lost = { lastOn: 'connecting', verdict: ended('fail', 'back-end-not-reached') } as const;
  expect([statusFailure(lost, true)?.why, statusFailure(lost, false)?.why]).toEqual([
    'nobody-came',
    'not-reached',
  ]);
});

test('what the charger itself says goes before', () => {
  const verdict = ended('fail', 'back-end-not-reached');
  expect(statusFailure({ lastOn: 'tls-error', verdict }, true)).toEqual({ at: 0, why: 'tls-error' });
  expect(statusFailure({ lastOn: 'rejected', verdict: null }, false)).toEqual({ at: 1, why: 'rejected' });
  expect(statusFailure({ lastOn: 'pending', verdict: null }, true)).toBeNull();
});
