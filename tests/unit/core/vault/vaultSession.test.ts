import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadSodium } from '#core/vault/sodium.ts';
import { keysOf, newDataKey } from '#core/vault/vaultKeys.ts';
import { createVaultSession } from '#core/vault/vaultSession.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const minuteMs = 60_000;

const openSession = async () => {
  const sodium = await loadSodium();
  const keys = keysOf(sodium, { vaultId: 'v', keyId: 'k' }, newDataKey(sodium));
  const onChange = vi.fn<() => void>();
  const session = createVaultSession({
    clock: { nowMs: () => Date.now(), monotonicMs: () => performance.now() },
    unlockedForMs: 10 * minuteMs,
    onChange,
  });
  session.open(sodium, keys);
  onChange.mockClear();
  return { sodium, session, keys, onChange, isWiped: () => keys.valueKey.every((byte) => byte === 0) };
};

test('wipes the keys and tells it when the time is over, without being asked', async () => {
  const { isWiped, onChange } = await openSession();
  vi.advanceTimersByTime(9 * minuteMs);
  expect([isWiped(), onChange.mock.calls.length]).toEqual([false, 0]);
  vi.advanceTimersByTime(minuteMs);
  expect([isWiped(), onChange.mock.calls.length]).toEqual([true, 1]);
  expect(vi.getTimerCount()).toBe(0);
});

test('unlocking again begins the time anew', async () => {
  const { sodium, session, keys, isWiped } = await openSession();
  vi.advanceTimersByTime(9 * minuteMs);
  session.open(sodium, keys);
  vi.advanceTimersByTime(9 * minuteMs);
  expect(isWiped()).toBe(false);
});

test('locking wipes the keys and leaves no timer', async () => {
  const { session, isWiped } = await openSession();
  session.close();
  expect([isWiped(), session.untilMs(), vi.getTimerCount()]).toEqual([true, undefined, 0]);
  expect(() => session.opened()).toThrow('vault.locked');
});

test('new keys wipe the old ones, and are wiped themselves when the vault is locked', async () => {
  const { sodium, session, isWiped } = await openSession();
  const next = keysOf(sodium, { vaultId: 'v', keyId: 'n' }, newDataKey(sodium));
  session.replaceKeys(next);
  expect([isWiped(), session.opened().keys === next]).toEqual([true, true]);
  session.close();
  const late = keysOf(sodium, { vaultId: 'v', keyId: 'l' }, newDataKey(sodium));
  session.replaceKeys(late);
  expect(late.sealKey.every((byte) => byte === 0)).toBe(true);
});
