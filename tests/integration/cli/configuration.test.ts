import { afterAll, beforeAll, expect, test } from 'vitest';
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
const common = () => [
  ...['--data', desk.data, '--radio', site.ready.radio ?? '', '--json', '--site', 'Halle'],
  ...['--pin-file', desk.file('pin', '000000\n')],
];
const run = (...args: string[]) => nexus([...args, ...common()]);
const wanting = (name: string, ...lines: string[]) =>
  desk.file(`${name}.yaml`, `points:\n${lines.map((line) => `  ${line}\n`).join('')}`);

test('plan tells by its exit code, apply makes it empty, rollback brings the first state back', async () => {
  const target = `ble:${serialAt(0)}`;
  const file = wanting('plan', 'settings.maxCurrent: 13 A', 'display.brightness: 40');
  const first = await run('snapshot', target);
  expect(first).toMatchObject({ code: 0, json: [{ id: expect.any(String), serial: serialAt(0) }] });

  const planned = await run('plan', target, '--desired', file);
  expect(planned).toMatchObject({
    code: 3,
    json: [{ canApply: true, steps: [{ kind: 'store', blocks: ['D'] }] }],
  });
  expect(await site.truth(serialAt(0))).toMatchObject({ 'settings.maxCurrent': 6 });

  expect(await run('apply', target, '--desired', file, '--yes')).toMatchObject({ code: 0 });
  expect(await run('plan', target, '--desired', file)).toMatchObject({ code: 0, json: [{ steps: [] }] });

  const to = String(first.json[0]?.['id']);
  expect(await run('rollback', target, '--to', to)).toMatchObject({ code: 2 });
  const back = await run('rollback', target, '--to', to, '--yes');
  expect(back).toMatchObject({
    code: 0,
    json: [{ proof: [{ result: 'in-force' }, { result: 'in-force' }], notRestorable: expect.any(Array) }],
  });
  expect(await site.truth(serialAt(0))).toMatchObject({ 'settings.maxCurrent': 6 });
});

test('drift has nothing to compare at first and then tells what changed by us', async () => {
  const target = `ble:${serialAt(1)}`;
  expect(await run('drift', target)).toMatchObject({ code: 0, json: [{ snapshotId: null, rows: [] }] });
  const file = wanting('drift', 'settings.maxCurrent: 10 A');
  await run('apply', target, '--desired', file, '--yes');
  expect(await run('drift', target)).toMatchObject({
    code: 0,
    json: [{ rows: [{ point: 'settings.maxCurrent', logged: 6, live: 10, state: 'changed-by-us' }] }],
  });
});

test('what was killed is resumed without saying what it was', async () => {
  const serial = serialAt(2);
  const file = wanting('resume', 'settings.maxCurrent: 12 A', 'settings.soundVolume: 20');
  await site.control(`/chargers/${serial}/faults`, { delayMs: 200 });
  const running = startNexus([
    'apply',
    `ble:${serial}`,
    '--desired',
    file,
    '--yes',
    ...common().filter((word) => word !== '--json'),
  ]);
  await running.said('store 0/1');
  running.child.kill('SIGKILL');
  await running.ended;
  await site.control(`/chargers/${serial}/faults`, {});
  const resumed = await run('resume');
  expect(resumed).toMatchObject({
    code: 0,
    json: [{ serial, proof: [{ result: 'in-force' }, { result: 'in-force' }] }],
  });
  expect(await site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 12, 'settings.soundVolume': 20 });
  expect(await run('resume')).toMatchObject({ code: 0, json: [] });
});

test('a table brings many chargers to their values and repeating it changes nothing', async () => {
  const rows = [3, 4].map((index) => `${serialAt(index)};Stand ${index};${10 + index} A`);
  const table = desk.file('table.csv', `serial;socket;settings.maxCurrent\n${rows.join('\n')}\n`);
  const planned = await run('plan', '--table', table);
  expect(planned.code).toBe(3);
  expect(planned.json).toMatchObject([{ canApply: true }, { canApply: true }]);
  expect(await site.truth(serialAt(4))).toMatchObject({ 'settings.maxCurrent': 6 });
  const applied = await run('apply', '--table', table, '--parallel', '2', '--yes');
  expect(applied.code).toBe(0);
  expect(applied.json.map(({ result }) => result)).toEqual(['done', 'done']);
  expect(await site.truth(serialAt(4))).toMatchObject({ 'settings.maxCurrent': 14 });
  const again = await run('apply', '--table', table, '--parallel', '2', '--yes');
  expect(again.json.map(({ result }) => result)).toEqual(['unchanged', 'unchanged']);
  expect(await run('plan', '--table', table)).toMatchObject({ code: 0 });
});

test('a table with a charger twice is refused as a whole', async () => {
  const line = `${serialAt(3)};9 A`;
  const table = desk.file('twice.csv', `serial;settings.maxCurrent\n${line}\n${line}\n`);
  expect(await run('apply', '--table', table, '--yes')).toMatchObject({
    code: 1,
    json: [{ error: { code: 'plan.refused' } }],
  });
});

test('the vault keeps the PIN that was used, and gives it to the next command', async () => {
  const passphrase = desk.file('passphrase', 'a long walk through the orchard\n');
  const vault = ['--vault-passphrase-file', passphrase, '--data', desk.data, '--json'];
  const target = [
    'read',
    `ble:${serialAt(1)}`,
    '--points',
    'settings.maxCurrent',
    '--radio',
    site.ready.radio ?? '',
  ];
  expect(await nexus([...target, ...vault])).toMatchObject({
    code: 1,
    json: [{ error: { code: 'vault.none' } }],
  });
  const made = await nexus([
    'vault',
    'create',
    '--passphrase-file',
    passphrase,
    '--data',
    desk.data,
    '--json',
  ]);
  expect(made).toMatchObject({ code: 0, json: [{ created: true }] });
  const pinFile = desk.file('pin', '000000\n');
  expect(await nexus([...target, ...vault, '--pin-file', pinFile])).toMatchObject({ code: 0 });
  expect(await nexus([...target, ...vault])).toMatchObject({
    code: 0,
    json: [{ points: { 'settings.maxCurrent': 10 } }],
  });
  const listed = await nexus(['vault', 'list', '--data', desk.data, '--json']);
  expect(listed.json).toMatchObject([{ serial: serialAt(1), point: 'access.pin' }]);
  expect(listed.stdout).not.toContain('000000');
});

test('a template with values is planned, and one with a hole is refused', async () => {
  const target = `ble:${serialAt(1)}`;
  const template = wanting('template', 'settings.maxCurrent: ${limit} A', 'display.brightness: "${light}"');
  const values = desk.file('values.yaml', 'limit: 11\nlight: 30\n');
  const planned = await run('plan', target, '--desired', template, '--values', values);
  expect(planned.code).toBe(3);
  expect(JSON.stringify(planned.json)).toContain('"to":11');
  const hole = await run('plan', target, '--desired', template);
  expect(hole).toMatchObject({ code: 1, json: [{ error: { code: 'file.invalid' } }] });
  expect(JSON.stringify(hole.json)).toContain('limit');
});
