import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  appliedSchema,
  changePlanSchema,
  driftSchema,
  snapshotSummarySchema,
} from '#shared/contract/configuration.ts';
import { fleetEventSchema, fleetPlanSchema, fleetResultSchema } from '#shared/contract/fleet.ts';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus, startNexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;

beforeAll(async () => {
  site = await startSite({ chargers: 5, speed: 20 });
  desk = createDesk();
});
afterAll(async () => {
  await site.stop();
  desk.remove();
});

const serialAt = (index: number) => site.ready.chargers[index]?.serial ?? '';
const atWork = () => [
  ...['--data', desk.data, '--radio', site.ready.radio ?? '', '--site', 'Halle'],
  ...['--pin-file', desk.file('pin', '000000\n')],
];
const run = (...args: string[]) => nexus([...args, ...atWork(), '--json']);
const wanting = (name: string, ...lines: string[]) =>
  desk.file(`${name}.yaml`, `points:\n${lines.map((line) => `  ${line}\n`).join('')}`);

/** Parses every line; a key the contract does not know, at any depth, is one too many. */
const strictly = <T extends z.ZodType>(schema: T, lines: readonly unknown[]): z.output<T>[] =>
  lines.map((line) => {
    const parsed = schema.parse(line);
    expect(line).toEqual(parsed);
    return parsed;
  });

test('snapshot, plan, apply, drift and rollback print the objects of the bridge', async () => {
  const target = `ble:${serialAt(0)}`;
  const { ssid, password } = site.ready.wifi;
  const wifi = ['wifi.mode: 1', `wifi.ssid: ${ssid}`, `wifi.password: ${password}`];
  const file = wanting('all', 'settings.maxCurrent: 13 A', 'settings.language: cs', ...wifi);
  const [snapshot] = strictly(snapshotSummarySchema, (await run('snapshot', target)).json);
  expect(snapshot).toMatchObject({ serial: serialAt(0), door: 'bluetooth', unreadable: [] });

  const [planned] = strictly(changePlanSchema, (await run('plan', target, '--desired', file)).json);
  expect(planned?.steps).toMatchObject([{ kind: 'store', blocks: ['D', 'N'] }]);
  const [applied] = strictly(appliedSchema, (await run('apply', target, '--desired', file, '--yes')).json);
  expect(applied?.proof.map(({ result }) => result)).toContain('written');
  expect(applied).toMatchObject({ serial: serialAt(0), notRestorable: [] });

  const [changed] = strictly(driftSchema, (await run('drift', target)).json);
  expect(changed?.rows).toContainEqual(
    expect.objectContaining({ point: 'settings.maxCurrent', written: 13, state: 'changed-by-us' }),
  );
  const back = await run('rollback', target, '--to', snapshot?.id ?? '', '--yes');
  const [restored] = strictly(appliedSchema, back.json);
  expect(restored?.notRestorable).toContainEqual({ point: 'generation.settings', reason: 'counter' });
});

test('resume prints what apply would have printed', async () => {
  const serial = serialAt(1);
  const file = wanting('resume', 'settings.maxCurrent: 12 A');
  await site.control(`/chargers/${serial}/faults`, { delayMs: 200 });
  const running = startNexus(['apply', `ble:${serial}`, '--desired', file, '--yes', ...atWork()]);
  await running.said('store 0/1');
  running.child.kill('SIGKILL');
  await running.ended;
  await site.control(`/chargers/${serial}/faults`, { clear: true });
  const [resumed] = strictly(appliedSchema, (await run('resume')).json);
  expect(resumed).toMatchObject({ serial, proof: [{ point: 'settings.maxCurrent', result: 'in-force' }] });
});

test('a table prints a plan per row, and the bridge’s event for each that has ended', async () => {
  const line = (index: number) => `ble:${serialAt(index)};Stand ${index};9 A`;
  const closed = 'modbus://127.0.0.1:1/1';
  const table = (name: string, ...lines: string[]) =>
    desk.file(name, `target;socket;settings.maxCurrent\n${lines.join('\n')}\n`);
  const both = table('both.csv', line(2), `${closed};Nowhere;9 A`, line(3));
  const plans = strictly(fleetPlanSchema, (await run('plan', '--table', both)).json);
  expect(plans.toSorted((left, right) => left.row - right.row)).toMatchObject([
    { canApply: true, serial: serialAt(2) },
    { target: closed, error: { code: 'modbus.refused-connection', retryable: true } },
    { canApply: true, serial: serialAt(3) },
  ]);

  const applied = await run('apply', '--table', both, '--parallel', '1', '--yes');
  expect(applied.code).toBe(1);
  const events = strictly(fleetResultSchema, applied.json);
  expect(events.map(({ result, done, total }) => [result, done, total])).toEqual([
    ['done', 1, 3],
    ['failed', 2, 3],
    ['skipped', 3, 3],
  ]);
  expect(events[1]).toMatchObject({ serial: null, proof: [], error: { code: 'modbus.refused-connection' } });
  const again = await run('apply', '--table', table('one.csv', line(2)), '--yes');
  expect(strictly(fleetEventSchema, again.json)).toMatchObject([
    { kind: 'result', result: 'unchanged', serial: serialAt(2), done: 1, total: 1 },
  ]);
});
