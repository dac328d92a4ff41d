import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';

/** One site for all: what one request changes here matters to no other. */
let site: PracticeSite;
beforeAll(async () => {
  site = await startSite({ commissioned: true });
});
afterAll(() => site.stop());

test.each([
  ['/chargers/NX00000000/car', {}, 404],
  ['/chargers/SERIAL/unknown', {}, 404],
  ['/chargers/SERIAL/faults', { nonsense: true }, 400],
  ['/chargers/SERIAL/faults', { modbus: { lateMs: -1 } }, 400],
  ['/chargers/SERIAL/faults', { codes: ['earth'] }, 400],
  ['/chargers/SERIAL/faults', { radio: { dropAfterPackets: 0 } }, 400],
  ['/chargers/SERIAL/faults', { radio: { dropAfterPackets: 3 } }, 200],
  ['/chargers/SERIAL/faults', { modbus: { dropAfterFrames: 1 } }, 400],
  ['/chargers/SERIAL/faults', { modbus: { at: 'half' } }, 400],
  ['/chargers/SERIAL/faults', { modbus: { dropAfterFrames: 1, at: 'later' } }, 400],
  ['/chargers/SERIAL/faults', { modbus: { dropAfterFrames: 1, at: 'half' } }, 200],
  ['/chargers/SERIAL/faults', { alterWrites: { 'meter.power': 1 } }, 400],
  ['/chargers/SERIAL/faults', { alterWrites: { 'settings.maxCurrent': true } }, 400],
  ['/chargers/SERIAL/faults', { alterWrites: { 'settings.maxCurrent': 10 } }, 200],
  ['/chargers/SERIAL/faults', { file: { cutPowerAtByte: 0 } }, 400],
  ['/chargers/SERIAL/faults', { file: { cutPowerDuring: 'begin' } }, 400],
  ['/chargers/SERIAL/faults', { file: { dropLinkAtChunk: 3, busyMs: 20 } }, 200],
  ['/chargers/SERIAL/faults', { garble: { 'meter.power': 'none', 'meter.current.l1': 65535 } }, 200],
  ['/chargers/SERIAL/faults', { garble: { 'meter.power': '7fc00000', 'history.7.energy': -1 } }, 200],
  ['/chargers/SERIAL/faults', { garble: { 'meter.power': '7fc0' } }, 400],
  ['/chargers/SERIAL/faults', { garble: { 'meter.nothing': 1 } }, 400],
  ['/chargers/SERIAL/faults', { socket: { dropOhm: { l2: 0.5 }, contactOhm: 0.02 } }, 200],
  ['/chargers/SERIAL/faults', { socket: { contactOhm: -1 } }, 400],
  ['/chargers/SERIAL/faults', { selfTestFails: true, history: { newRecordAtRead: 2 } }, 200],
  ['/chargers/SERIAL/history', { add: 30 }, 200],
  ['/chargers/SERIAL/history', { add: 0 }, 400],
  ['/chargers/SERIAL/settings', { 'settings.startMode': 2 }, 200],
  ['/chargers/SERIAL/settings', { 'meter.power': 2 }, 400],
  ['/chargers/SERIAL/firmware', { version: '1.4' }, 400],
  ['/chargers/SERIAL/firmware', { hardware: 2 }, 400],
  ['/chargers/SERIAL/firmware', { version: '1.3.0', hardware: 2 }, 200],
  ['/chargers/SERIAL/faults', [], 400],
  ['/chargers/SERIAL/car', { action: 'steal' }, 400],
  ['/chargers/SERIAL/car', { action: 'unplug', maxA: 1 }, 400],
  ['/chargers/SERIAL/clock', {}, 400],
  ['/chargers/SERIAL/breaker', { on: 1 }, 400],
  ['/chargers/SERIAL/card', { uid: '0xff' }, 400],
  ['/chargers/SERIAL/card', { uid: '04a1b2c3' }, 200],
  ['/chargers/SERIAL/adapter', { currentA: 16 }, 200],
  ['/chargers/SERIAL/adapter', { currentA: null }, 200],
  ['/chargers/SERIAL/adapter', {}, 400],
  ['/chargers/SERIAL/house', { l1: 20.5, l2: 3, l3: -4 }, 200],
  ['/chargers/SERIAL/house', { lost: true }, 200],
  ['/chargers/SERIAL/button', {}, 200],
  ['/chargers/SERIAL/clock', { epoch: 'x'.repeat(70_000) }, 413],
  ['/chargers/SERIAL/clock', undefined, 405],
  ['/elsewhere', undefined, 404],
])('the control API answers %s %j with %i', async (path, body, status) => {
  const serial = site.ready.chargers[0]?.serial ?? '';
  expect((await site.control(path.replace('SERIAL', serial), body)).status).toBe(status);
});

test.each([
  ['a page of another origin', { origin: 'https://example.org' }],
  ['a page of its own origin', { origin: 'http://127.0.0.1' }],
])('the control API refuses %s', async (_title, headers) => {
  expect((await fetch(site.ready.control, { headers })).status).toBe(403);
});

test('the control API refuses a name that points to this computer', async () => {
  // fetch does not let a caller choose this header.
  const request = get(site.ready.control, { headers: { host: 'practice.example' } });
  const [answer]: IncomingMessage[] = await once(request, 'response');
  expect(answer?.statusCode).toBe(403);
});
