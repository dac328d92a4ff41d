import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ServerTCP } from 'modbus-serial';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;
let target: string;

beforeAll(async () => {
  site = await startSite({ chargers: 1, speed: 20, commissioned: true });
  desk = createDesk();
  const { host, port, unit } = site.ready.chargers[0]?.modbus ?? { host: '', port: 0, unit: 0 };
  target = `modbus://${host}:${port}/${unit}`;
});
afterAll(async () => {
  await site.stop();
  desk.remove();
});

const run = (...args: string[]) => nexus([...args, '--json', '--data', desk.data]);

test('everything is read over Modbus TCP in 13 requests and without a PIN', async () => {
  const { code, json, stderr } = await run('read', target);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(json).toMatchObject([{ door: 'modbus', practice: true, requests: 13, unreadable: {} }]);
});

test('a set-point is applied over Modbus TCP, read back and logged', async () => {
  const file = desk.file('limit.yaml', 'points:\n  limit.current: 9 A\n  failsafe.timeout: 0\n');
  const { code, json } = await run('apply', target, '--desired', file, '--site', 'Haus', '--yes');
  expect({ code, json }).toMatchObject({
    code: 0,
    json: [{ proof: [{}, { point: 'limit.current', wanted: 9, found: 9 }] }],
  });
  expect(await site.truth()).toMatchObject({ 'limit.current': 9 });
  expect((await desk.log()).map(({ kind }) => kind)).toEqual(['snapshot', 'intent', 'write']);
});

test('settings that Modbus TCP may not write are refused by name', async () => {
  const file = desk.file('settings.yaml', 'points:\n  settings.maxCurrent: 9 A\n');
  const { code, json } = await run('apply', target, '--desired', file, '--site', 'Haus', '--yes');
  expect(code).toBe(1);
  expect(json).toMatchObject([
    { error: { code: expect.stringMatching(/^(modbus\.locked|write\.refused-locked)$/) } },
  ]);
});

test('a charger at a port that is busy or closed is told apart', async () => {
  const { serial } = site.ready.chargers[0] ?? { serial: '' };
  const faults = (body: unknown) => site.control(`/chargers/${serial}/faults`, body);
  await faults({ modbus: { refuse: true } });
  expect((await run('read', target)).json).toMatchObject([{ error: { code: 'modbus.refused-connection' } }]);
  await faults({ clear: true });
  await faults({ modbus: { busy: true } });
  const busy = await run('read', target, '--points', 'state.charge');
  expect(busy).toMatchObject({ code: 1, json: [{ error: { code: 'modbus.busy' } }] });
  await faults({ clear: true });
});

/** A device with just the registers a charger is known by; without capability bit 31 it is no practice charger. */
const startOther = async (isNexus: boolean) => {
  const words = new Map<number, number>([
    [0, 0x4e58],
    [1, isNexus ? 0x4556 : 0x4557],
    [2, 0x0100],
    [3, 112],
    [536, 0],
    [537, 5],
  ]);
  const server = new ServerTCP(
    {
      getHoldingRegister: (address: number) => words.get(address) ?? 0,
      setRegister: () => undefined,
    },
    { host: '127.0.0.1', port: 0, unitID: 1 },
  );
  await once(server, 'initialized');
  const at = ((server as unknown as { _server: { address(): AddressInfo } })._server.address() as AddressInfo)
    .port;
  return {
    target: `modbus://127.0.0.1:${at}/1`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};

test('a PIN on the command line is refused for a charger that is no practice charger', async () => {
  const real = await startOther(true);
  const refused = await run('read', real.target, '--pin', '481516');
  expect(refused).toMatchObject({ code: 2, json: [{ error: { code: 'pin.on-command-line' } }] });
  expect(refused.stdout + refused.stderr).not.toContain('481516');
  await real.close();
});

test('a Modbus device that is no NEXUS is refused', async () => {
  const other = await startOther(false);
  expect((await run('read', other.target)).json).toMatchObject([{ error: { code: 'device.not-nexus' } }]);
  await other.close();
});
