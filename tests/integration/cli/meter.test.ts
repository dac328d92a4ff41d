import { expect, test } from 'vitest';
import { startSite } from '#tests/support/practiceSite.ts';
import { createDesk, nexus } from './nexus.ts';

test('a meter is read by its profile; nothing else passes for one', async () => {
  await using site = await startSite({ layout: 'board', chargers: 1, commissioned: true, base: '12,5,-8' });
  const desk = createDesk();
  const target = `modbus://127.0.0.1:${site.ready.meters?.[0]?.modbus.port ?? 0}/1`;
  const run = (...args: string[]) => nexus(['read', ...args, '--data', desk.data]);

  const { code, json } = await run(target, '--profile', 'reference-meter', '--json');
  expect({ code, json }).toMatchObject({
    code: 0,
    json: [{ target, practice: true, reading: { currentA: [12, 5, -8], voltageV: [230, 230, 230] } }],
  });
  const { stdout } = await run(target, '--profile', 'reference-meter');
  expect(stdout).toContain('L3  -8 A  230 V  -1840 W');

  const charger = `modbus://127.0.0.1:${site.ready.chargers[0]?.modbus.port ?? 0}`;
  const refused = await Promise.all([
    run(charger, '--profile', 'reference-meter', '--json'),
    run(target, '--profile', 'no-such', '--json'),
    run(target, '--profile', 'reference-meter', '--points', 'current.l1'),
  ]);
  expect(refused.map((each) => each.code)).toEqual([1, 1, 2]);
  expect(refused[0]?.json).toMatchObject([{ error: { code: 'meter.other-device' } }]);
  expect(refused[1]?.json).toMatchObject([{ error: { code: 'meter.profile-unknown' } }]);
  desk.remove();
});
