import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;

beforeAll(async () => {
  site = await startSite({ chargers: 1, speed: 20 });
  desk = createDesk();
});
afterAll(async () => {
  await site.stop();
  desk.remove();
});

const run = (...args: string[]) => {
  const target = `ble:${site.ready.chargers[0]?.serial}`;
  const door = ['--radio', site.ready.radio ?? '', '--pin', '000000'];
  return nexus(['schedule', target, ...args, '--data', desk.data, ...door, '--json']);
};

test('a window is set over midnight, shown with what happens next, and cleared', async () => {
  const night = ['--days', 'fri-mon', '--from', '22:00', '--to', '06:00', '--current-a', '8'];
  expect(await run('set', '2', ...night)).toMatchObject({ code: 2 });
  const set = await run('set', '2', ...night, '--start-mode', 'schedule-only', '--yes');
  expect(set).toMatchObject({ code: 0 });
  expect(await site.truth()).toMatchObject({
    'settings.startMode': 4,
    'schedule.2.flags': 0x8000 | 0b111_0001,
    'schedule.2.start': 1320,
    'schedule.2.stop': 360,
  });
  expect(await run('show')).toMatchObject({
    code: 0,
    json: [{ startMode: 'schedule-only', windows: [{ slot: 2, currentA: 8, energyWh: 0 }], next: {} }],
  });
  expect(await run('clear', '--yes')).toMatchObject({ code: 0 });
  expect(await run()).toMatchObject({ json: [{ windows: [], next: { code: 'never' } }] });
});

test('a window that stops where it starts, asks for too much or lacks its days is refused', async () => {
  const times = ['--from', '07:00', '--to', '07:00'];
  const refused = await run('set', '1', '--days', 'mon', ...times, '--yes');
  const sentences = 'Window 1 stops where it starts. Choose another end.';
  expect(refused).toMatchObject({
    code: 1,
    json: [{ error: { code: 'schedule.refused', details: { reasons: 'start-is-stop', sentences } } }],
  });
  const wide = ['--days', 'mon', '--from', '07:00', '--to', '08:00', '--yes'];
  expect(await run('set', '1', ...wide, '--current-a', '5')).toMatchObject({ code: 1 });
  expect(await run('set', '1', ...wide, '--current-a', '63')).toMatchObject({ code: 1 });
  expect(await run('set', '7', ...wide)).toMatchObject({ code: 2 });
  expect(await run('set', '1', ...times, '--yes')).toMatchObject({ code: 2 });
  expect(await run('set', '1', '--days', 'someday', '--yes')).toMatchObject({ code: 2 });
});
