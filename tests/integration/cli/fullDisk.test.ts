import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSite } from '#tests/support/practiceSite.ts';
import { createDesk, main, nexus } from './nexus.ts';

/** Runs the command line where no file may grow beyond so many kilobytes. */
const nexusOnFullDisk = async (kilobytes: number, args: readonly string[]) => {
  const child = spawn(
    'bash',
    ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', process.execPath, main, ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const [code] = await once(child, 'close');
  return {
    code,
    json: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
};

test('on a full disk nothing happens to a charger, and the log can still be read', async () => {
  await using site = await startSite({ chargers: 1, speed: 20, commissioned: true });
  const desk = createDesk();
  onTestFinished(() => desk.remove());
  const { host, port, unit } = site.ready.chargers[0]?.modbus ?? { host: '', port: 0, unit: 0 };
  const common = ['--json', '--data', desk.data];
  const apply = (amps: number) => [
    ...['apply', `modbus://${host}:${port}/${unit}`, '--site', 'Dům', '--yes', ...common],
    ...['--desired', desk.file(`${amps}.yaml`, `points:\n  limit.current: ${amps} A\n`)],
  ];
  expect((await nexus(apply(8))).code).toBe(0);
  const entries = await desk.log();

  // Enough to open the log, too little for what a visit adds to it.
  const full = 48;
  expect(await nexusOnFullDisk(full, apply(9))).toMatchObject({
    code: 1,
    json: [{ error: { code: 'log.disk-full' } }],
  });
  expect(await site.truth()).toMatchObject({ 'limit.current': 8 });
  const read = await nexusOnFullDisk(full, ['log', ...common]);
  expect(read).toMatchObject({ code: 0, json: entries.map(({ id }) => ({ id })) });
  expect((await nexus(apply(9))).code).toBe(0);
  expect((await nexus(['verify-log', ...common])).json).toMatchObject([{ brokenAt: null }]);
});

test('a full disk does not keep the program from starting when a step was interrupted', async () => {
  const desk = createDesk();
  onTestFinished(() => desk.remove());
  const file = join(desk.data, 'site-log.sqlite');
  const script = join(import.meta.dirname, '../sqlite/appendProcess.ts');
  const dying = spawn(process.execPath, [script, file, '1', 'announce'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(dying.stdout, 'data');
  dying.kill('SIGKILL');
  await once(dying, 'exit');
  // Only what SQLite shares between processes fits; not one more page of the log.
  const full = await nexusOnFullDisk(32, ['log', '--json', '--data', desk.data]);
  expect(full).toMatchObject({ code: 0, json: [{ kind: 'intent' }] });
  expect((await desk.log()).map(({ kind }) => kind)).toEqual(['intent', 'interrupted']);
});

test('two command lines that write two chargers at once make one whole log', async () => {
  await using site = await startSite({ chargers: 2, speed: 20, commissioned: true });
  const desk = createDesk();
  onTestFinished(() => desk.remove());
  const file = desk.file('want.yaml', 'points:\n  limit.current: 8 A\n');
  const ended = await Promise.all(
    site.ready.chargers.map(({ modbus: { host, port, unit } }) =>
      nexus([
        ...['apply', `modbus://${host}:${port}/${unit}`, '--site', 'Dům', '--yes', '--json'],
        ...['--desired', file, '--data', desk.data],
      ]),
    ),
  );
  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  const entries = await desk.log();
  expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(entries.map(({ siteId }) => siteId)).size).toBe(1);
  const { json } = await nexus(['verify-log', '--json', '--data', desk.data]);
  expect(json).toMatchObject([{ entries: 6, brokenAt: null }]);
});
