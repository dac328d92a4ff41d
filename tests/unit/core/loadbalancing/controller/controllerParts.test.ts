import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openControllerFiles } from '#core/adapters/files/controllerFiles.ts';
import { differenceOf } from '#core/loadbalancing/controller/checkCharger.ts';
import { createDeviceTime } from '#core/loadbalancing/controller/deviceTime.ts';
import { startOf } from '#core/loadbalancing/controller/savedState.ts';
import { createWearGuard } from '#core/loadbalancing/controller/wearGuard.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

test('device time goes on when the computer clock is set back, and runs as fast as the site', () => {
  let monotonicMs = 0;
  let nowMs = 1_000_000;
  let speed = 1;
  const time = createDeviceTime(
    { monotonicMs: () => monotonicMs, nowMs: () => nowMs, speed: () => speed },
    500,
  );
  monotonicMs = 2000;
  nowMs = 0;
  expect(time.nowS()).toBe(502);
  speed = 10;
  monotonicMs = 3000;
  expect(time.nowS()).toBe(512);
});

test('a run goes on behind the one before it, also when the clock was set back in between', () => {
  const saved = { version: 1 as const, tag: 1, savedAtMs: 50_000, nowS: 900, chargers: {} };
  expect(startOf(undefined, 60_000)).toBe(60);
  expect(startOf(saved, 60_000)).toBe(910);
  expect(startOf(saved, 10_000)).toBe(900);
});

test('a charger that is switched on without end is held back, going down never', () => {
  const guard = createWearGuard();
  for (let start = 0; start < 12; start += 1) guard.wrote(0, 6, start);
  expect(guard.allow(0, 6, 100)).toBe(0);
  expect(guard.allow(6, 10, 100)).toBe(10);
  expect(guard.allow(6, 0, 100)).toBe(0);
  expect(guard.allow(0, 6, 3700)).toBe(6);
});

const charger = {
  id: 'c1',
  node: 'main',
  maxA: 16,
  fallbackA: 6,
  timeoutS: 30,
  fallbackAction: 'lower',
  bootA: 6,
} as const;
const asPlanned: PointValues = {
  'modbus.flags': 3,
  'loadBalancing.mode': 0,
  'failsafe.defaultTimeout': 30,
  'failsafe.timeout': 30,
  'failsafe.defaultCurrent': 6,
  'failsafe.current': 6,
  'failsafe.defaultAction': 1,
  'failsafe.action': 1,
  'settings.bootCurrent': 0,
};

test.each([
  ['failsafe.defaultTimeout', 0],
  ['failsafe.timeout', 60],
  ['failsafe.defaultCurrent', 16],
  ['failsafe.current', null],
  ['failsafe.action', 2],
  ['loadBalancing.mode', 1],
  ['settings.bootCurrent', 10],
  ['ocpp.mode', 16],
])('a charger whose %s is %s is not as planned', (point, value) => {
  expect(differenceOf(asPlanned, charger, 'c1')).toBeUndefined();
  expect(differenceOf({ ...asPlanned, [point]: value }, charger, 'c1')?.details).toMatchObject({ point });
});

test('a back end the plan knows is none of its differences, an installation limit above the one it counts with is', () => {
  const steered = { ...charger, ocpp: { maxA: 32, installLimitA: 10 } };
  const found = { ...asPlanned, 'ocpp.mode': 16, 'settings.installLimit': 10 };
  expect(differenceOf(found, steered, 'c1')).toBeUndefined();
  expect(differenceOf({ ...found, 'settings.installLimit': 16 }, steered, 'c1')?.details).toMatchObject({
    point: 'settings.installLimit',
  });
});

test('a charger that takes no set-points over Modbus is not steered', () => {
  expect(differenceOf({ ...asPlanned, 'modbus.flags': 1 }, charger, 'c1')?.code).toBe('balance.no-writes');
});

test('the journal is bounded, the state is whole or the one before, and neither throws on a full disk', () => {
  const root = mkdtempSync(join(tmpdir(), 'nexus-journal-'));
  const folder = openControllerFiles(root).folder('Garage / 1');
  const line = { text: 'x'.repeat(500_000) };
  for (let written = 0; written < 80; written += 1) folder.note(line);
  const [name = ''] = readdirSync(root);
  const files = readdirSync(join(root, name));
  expect(files.filter((file) => file.startsWith('journal')).length).toBe(6);
  folder.save({ a: 1 });
  expect(folder.load()).toEqual({ a: 1 });
  writeFileSync(join(root, name, 'state.json'), '{"a":');
  expect(folder.load()).toBeUndefined();
  expect(readFileSync(join(root, name, 'journal.jsonl'), 'utf8').endsWith('\n')).toBe(true);

  writeFileSync(join(root, 'file'), '');
  const blocked = openControllerFiles(join(root, 'file')).folder('x');
  const troubles: string[] = [];
  blocked.onTrouble((reason) => troubles.push(reason));
  blocked.note({});
  blocked.save({});
  expect(troubles).toHaveLength(2);
  rmSync(root, { recursive: true });
});
