import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAirLink, type LinkEnd } from '#simulator/radio/airLink.ts';
import { createConditionsTable } from '#simulator/radio/linkConditions.ts';
import { createPacketLimits } from '#simulator/radio/packetLimits.ts';
import { createRandom } from '#simulator/radio/random.ts';

const address = 'c0:00:00:00:00:02';
const parameters = { interval: 16, latency: 0, timeout: 42 };
const intervalMs = parameters.interval * 1.25;
const supervisionMs = parameters.timeout * 10;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const createEnd = () => {
  const seen = { received: [] as number[], reasons: [] as number[] };
  const end: LinkEnd = {
    receive: (_isContinuation, payload) => seen.received.push(payload.readUInt8(0)),
    sent: () => undefined,
    updated: () => undefined,
    ended: (reason) => seen.reasons.push(reason),
  };
  return { ...seen, end };
};

const createSite = (random = createRandom(3), isLastPacket = () => false) => {
  const [central, peripheral] = [createEnd(), createEnd()];
  const conditions = createConditionsTable(random);
  const link = createAirLink({
    central: central.end,
    peripheral: peripheral.end,
    peripheralAddress: address,
    parameters,
    conditions,
    isLastPacket,
    onEnded: () => undefined,
  });
  const change: typeof conditions.change = (of, to) => {
    conditions.change(of, to);
    link.conditionsChanged();
  };
  return { central, peripheral, link, change };
};

test('a perfect air delivers at once and keeps no timer', () => {
  const { central, peripheral, link } = createSite();
  link.send(central.end, false, Buffer.from([1]));
  expect(peripheral.received).toEqual([1]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a packet waits for the next connection event', () => {
  const { central, peripheral, link, change } = createSite();
  change(address, { latencyMs: 100 });
  link.send(central.end, false, Buffer.from([1]));
  vi.advanceTimersByTime(99);
  expect(peripheral.received).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(peripheral.received).toEqual([1]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a lost packet is repeated in the following connection events', () => {
  const losses = [0.1, 0.1, 0.9];
  const { central, peripheral, link, change } = createSite(() => losses.shift() ?? 0.9);
  change(address, { loss: 0.5 });
  link.send(central.end, false, Buffer.from([1]));
  vi.advanceTimersByTime(2 * intervalMs);
  expect(peripheral.received).toEqual([]);
  vi.advanceTimersByTime(intervalMs);
  expect(peripheral.received).toEqual([1]);
});

test('a link in which nothing gets through ends for both with reason 8', () => {
  const { central, peripheral, change } = createSite();
  change(address, { loss: 1 });
  vi.advanceTimersByTime(supervisionMs - intervalMs);
  expect(central.reasons).toEqual([]);
  vi.advanceTimersByTime(2 * intervalMs);
  expect([central.reasons, peripheral.reasons]).toEqual([[0x08], [0x08]]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a link that comes back into range in time lives on', () => {
  const { central, peripheral, link, change } = createSite();
  change(address, { inRange: false });
  link.send(central.end, false, Buffer.from([1]));
  vi.advanceTimersByTime(supervisionMs / 2);
  change(address, { rssiDbm: -90 });
  change(address, { inRange: true });
  expect(peripheral.received).toEqual([1]);
  vi.advanceTimersByTime(10 * supervisionMs);
  expect(central.reasons).toEqual([]);
});

test('a change of the signal does not prolong the life of a link out of range', () => {
  const { central, change } = createSite();
  change(address, { inRange: false });
  vi.advanceTimersByTime(supervisionMs / 2);
  change(address, { rssiDbm: -90 });
  vi.advanceTimersByTime(supervisionMs / 2 + 2 * intervalMs);
  expect(central.reasons).toEqual([0x08]);
});

test('an end that is not heard counts after the supervision time-out', () => {
  const { central, peripheral, link, change } = createSite();
  change(address, { latencyMs: 3_600_000 });
  link.terminate(central.end, 0x13);
  vi.advanceTimersByTime(supervisionMs);
  expect([central.reasons, peripheral.reasons]).toEqual([[0x16], [0x08]]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a link is lost behind the packet that was its last, in whatever direction', () => {
  const limits = createPacketLimits();
  limits.set(address, 2);
  const { central, peripheral, link } = createSite(createRandom(3), () => limits.isLast(address));
  link.send(central.end, false, Buffer.from([1]));
  expect(central.reasons).toEqual([]);
  link.send(peripheral.end, false, Buffer.from([2]));
  link.send(central.end, false, Buffer.from([3]));
  expect([peripheral.received, central.received]).toEqual([[1], [2]]);
  expect([central.reasons, peripheral.reasons]).toEqual([[0x08], [0x08]]);
  // Spent: the next link lives.
  expect(limits.isLast(address)).toBe(false);
});

test('a limit of packets that was taken back ends no link', () => {
  const limits = createPacketLimits();
  limits.set(address, 1);
  limits.set(address, undefined);
  const { central, link } = createSite(createRandom(3), () => limits.isLast(address));
  link.send(central.end, false, Buffer.from([1]));
  expect(central.reasons).toEqual([]);
});
