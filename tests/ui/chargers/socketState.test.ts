import { expect, test } from 'vitest';
import { offerInput } from '#renderer/features/chargers/work/useOffers.ts';
import { afterSocketEvent, noSocketTest } from '#renderer/socketTest/socketState.ts';
import type { SocketTestEventView } from '#shared/contract/socketTest.ts';
import { offered } from '#shared/domain/charger/capabilities/offered.ts';
import { deviceWith } from './device.ts';

const sample = (atS: number): SocketTestEventView => ({
  kind: 'sample',
  setpointA: 6,
  atS,
  sample: { atMs: atS * 1000, phases: [{ voltageV: 229, currentA: 6 }], mainsPlugC: null },
});

test('a sample ends the waiting and is plotted', () => {
  const waiting = afterSocketEvent(noSocketTest, { kind: 'waiting', what: 'plug-in' });
  expect(waiting.isWaiting).toBe(true);
  const now = [sample(1), sample(2)].reduce(afterSocketEvent, waiting);
  expect(now).toMatchObject({ isWaiting: false, plotted: [{ atS: 1, currentA: [6] }, { atS: 2 }] });
});

test('a charger without a card reader lacks cards for good, one that is locked only for now', () => {
  const rfid = 2 ** 5;
  const without = deviceWith({ capabilities: 0xffff_ffff - rfid });
  expect(offered(offerInput(without, {}, null)).cards).toMatchObject({
    isOffered: false,
    reason: 'missing-capability',
    isRemovable: false,
    params: { capability: 5 },
  });
  const locked = {
    ...deviceWith({ capabilities: 0xffff_ffff }),
    access: { state: 'locked' as const, attemptsLeft: 5, blockedSeconds: 0, pinIsFactory: false },
  };
  expect(offered(offerInput(locked, {}, null)).cards).toMatchObject({
    reason: 'pin-needed',
    isRemovable: true,
  });
});
