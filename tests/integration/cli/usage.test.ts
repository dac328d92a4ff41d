import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesk, type Desk, main, nexus } from './nexus.ts';

let desk: Desk;
beforeAll(() => {
  desk = createDesk();
});
afterAll(() => desk.remove());

test.each([['--help'], ['help', 'apply'], ['read', '--help']])(
  'tells how it is used: nexus %s %s',
  async (...args) => {
    const { code, stdout, stderr } = await nexus(args.filter((arg) => typeof arg === 'string'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage: nexus');
  },
);

test.each([
  [[]],
  [['nope']],
  [['scan', '--nope']],
  [['apply', '--table', 'x.csv', '--yes']],
  [['apply', 'ble:X', '--desired', 'x.yaml', '--site', 'A']],
  [['repair-log']],
  [['simulate', '--dir', 'x', '--chargers', '0']],
])('ends with 2 and says so on standard error: nexus %j', async (args) => {
  const { code, stdout, stderr } = await nexus(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toBe('');
});

test('a known error is one line of JSON, or words in the language of the person', async () => {
  const args = ['log', '--site', 'Nikde', '--data', desk.data];
  const json = await nexus([...args, '--json']);
  expect(json).toMatchObject({ code: 1, stderr: '' });
  expect(json.stdout).toBe('{"error":{"code":"log.not-found","details":{"what":"Nikde"}}}\n');
  const words = await nexus(args, { env: { LANG: 'de_DE.UTF-8' } });
  expect(words).toMatchObject({ code: 1, stdout: '' });
  expect(words.stderr).toContain('Nikde');
  expect(words.stderr).not.toContain('does not contain');
});

test.each([
  ['foo:bar', 'target.invalid'],
  ['modbus://127.0.0.1:1', 'modbus.refused-connection'],
  ['ble:NEXUS-0001', 'radio.unavailable'],
])('a charger that cannot be had is a known error: %s', async (target, code) => {
  const radio = ['--radio', join(desk.dir, 'no.sock')];
  const result = await nexus(['read', target, '--json', '--data', desk.data, ...radio]);
  expect(result).toMatchObject({ code: 1, json: [{ error: { code } }] });
});

test('a folder that cannot be used is told by its name', async () => {
  const file = desk.file('no-folder', 'a file');
  const { code, json } = await nexus(['verify-log', '--json', '--data', join(file, 'data')]);
  expect({ code, json }).toMatchObject({ code: 1, json: [{ error: { code: 'file.unreadable' } }] });
});

test('a full output is told, and a closed one is nobody’s mistake', async () => {
  const full = spawn(process.execPath, [main, 'verify-log', '--json', '--data', desk.data], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  let stderr = '';
  full.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  expect((await once(full, 'close'))[0]).toBe(1);
  expect(stderr).toContain('ENOSPC');

  const closed = spawn(process.execPath, [main, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  closed.stdout.destroy();
  expect((await once(closed, 'close'))[0]).toBe(0);
});

test('a damaged log is refused and stays as it is until somebody sets it aside', async () => {
  const data = join(desk.dir, 'damaged');
  mkdirSync(data);
  const bytes = 'no database at all '.repeat(500);
  writeFileSync(join(data, 'site-log.sqlite'), bytes);
  const refused = await nexus(['log', '--json', '--data', data]);
  expect(refused).toMatchObject({ code: 1, json: [{ error: { code: 'log.corrupt' } }] });
  expect(readdirSync(data)).toEqual(['site-log.sqlite']);

  const repaired = await nexus(['repair-log', '--yes', '--json', '--data', data]);
  expect(repaired).toMatchObject({ code: 0, json: [{ movedTo: expect.stringContaining('.damaged-') }] });
  const moved = readdirSync(data).filter((name) => name.includes('.damaged-'));
  expect(moved).toHaveLength(1);
  expect((await nexus(['verify-log', '--json', '--data', data])).json).toMatchObject([{ entries: 0 }]);
  const again = await nexus(['repair-log', '--yes', '--json', '--data', data]);
  expect(again).toMatchObject({ code: 0, json: [{ movedTo: null }] });
});
