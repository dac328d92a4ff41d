import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownClientCertificate } from '#core/adapters/ocpp/ownCertificates.ts';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { createLocalBackEnd, type LocalBackEnd } from '#core/ocpp/localBackEnd/createLocalBackEnd.ts';
import type { HostedProcess, ProcessHost } from '#core/ports/processHost.ts';
import type { BackEndStart, BackEndState } from '#shared/domain/ocppBackEnd/backEndState.ts';
import { appRoot } from '#tests/support/coreOnSite.ts';
import { boot, goodCharger, rawCharger } from '#tests/support/ocppBackEnd.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const plain: BackEndStart = {
  host: '127.0.0.1',
  port: 0,
  profile: 0,
  identities: ['CP001'],
  key: null,
  mode: 'report',
  minutes: 10,
  heartbeatIntervalS: 300,
};
const key = '0123456789abcdef0123456789abcdef';

let dataDir = '';
let backEnd: LocalBackEnd;
let processes: HostedProcess[] = [];
let calls: (readonly string[])[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nexus-back-end-'));
  const host = createNodeProcessHost(appRoot);
  [processes, calls] = [[], []];
  const processHost: ProcessHost = {
    start: (entry, args) => {
      const started = host.start(entry, args);
      processes.push(started);
      calls.push([entry, ...args]);
      return started;
    },
  };
  backEnd = createLocalBackEnd({
    processHost,
    dataDir,
    issueClient: (commonName) => ownClientCertificate(dataDir, commonName, Date.now()),
  });
});
afterEach(async () => {
  await backEnd.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const until = (isIt: (state: BackEndState) => boolean): Promise<BackEndState> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!isIt(backEnd.state())) return;
      stop();
      resolve(backEnd.state());
    };
    const stop = backEnd.onChange(look);
    look();
  });

const portOf = (state: BackEndState): number => state.listening?.port ?? 0;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

describe('the local back end of the application', () => {
  test('shows what a charger does, asks it, and leaves a free port', async () => {
    const port = portOf(await backEnd.start(plain));
    const charger = await rawCharger(port);
    charger.send([2, '1', 'BootNotification', boot]);
    const seen = await until(({ chargers, frames }) => chargers[0]?.isReady === true && frames.length > 1);
    expect(seen.frames.map(({ nr, direction }) => [nr, direction])).toEqual([
      [1, 'in'],
      [2, 'out'],
    ]);
    expect(seen.attempts.at(-1)).toMatchObject({ identity: 'CP001', failed: null });

    const asked = backEnd.run({ command: 'GetConfiguration' });
    await charger.next();
    const [, id] = (await charger.next()) as [number, string];
    charger.send([
      3,
      id,
      { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }] },
    ]);
    expect(await asked).toMatchObject({ kind: 'configuration', rows: [{ type: 'number', value: '300' }] });

    await backEnd.stop();
    expect(await charger.closed).toBe(1001);
    expect(backEnd.state()).toMatchObject({ phase: 'stopped', ended: 'asked', listening: { port } });
    expect(backEnd.state().attempts).toMatchObject([{ failed: 'alive', diagnosis: 'closed-by-us' }]);
    expect(await isFree(port)).toBe(true);
  });

  test('line separators in a message or an identity do not silence it', async () => {
    const port = portOf(await backEnd.start({ ...plain, identities: [] }));
    await expect(rawCharger(port, 'A\u2028B')).rejects.toThrow('404');
    const charger = await rawCharger(port);
    charger.send([2, '1', 'BootNotification', boot]);
    charger.send([2, '2', 'DataTransfer', { vendorId: 'v', data: 'one\u2028two\u2029three' }]);
    const { frames } = await until((state) => state.frames.length > 3);
    expect(frames.map(({ text }) => text).join()).toContain('one\u2028two\u2029three');
    expect(backEnd.state().attempts[0]).toMatchObject({ diagnosis: 'identity-unusable' });
  });

  test('says that its process died, and starts again', async () => {
    const { pid } = (await backEnd.start(plain), processes[0]) ?? { pid: 0 };
    const charger = await rawCharger(portOf(backEnd.state()));
    charger.send([2, '1', 'BootNotification', boot]);
    await until(({ chargers }) => chargers[0]?.isReady === true);
    const asked = backEnd.run({ command: 'GetConfiguration' });
    process.kill(pid, 'SIGKILL');
    await expect(asked).rejects.toMatchObject({ code: 'ocpp.back-end-died' });
    await until(({ phase }) => phase === 'stopped');
    expect(backEnd.state().ended).toBe('died');
    await expect(backEnd.run({ command: 'GetConfiguration' })).rejects.toMatchObject({
      code: 'ocpp.back-end-not-running',
    });
    expect(await backEnd.start(plain)).toMatchObject({ phase: 'running', ended: null, chargers: [] });
  });

  test('profile 2 has a certificate of its own, and the key stands in no argument and no state', async () => {
    const state = await backEnd.start({ ...plain, profile: 2, key });
    const ca = state.listening?.tls?.caPem ?? '';
    expect(state.listening?.url).toBe(`wss://127.0.0.1:${portOf(state)}/ocpp`);
    const charger = goodCharger(portOf(state), 'CP001', { ca, password: Buffer.from(key, 'hex') });
    await charger.connect();
    await charger.call('BootNotification', boot);
    await charger.close();
    const after = await until(({ frames }) => frames.length > 1);
    expect(calls).toEqual([['backEnd']]);
    expect(JSON.stringify(after)).not.toContain(key);
  });

  test('profile 3 lets in who has a certificate of this computer, or of the authority it was given', async () => {
    const own = await backEnd.start({ ...plain, profile: 3, key: null });
    expect(own.listening).toMatchObject({ clientCa: 'own' });
    const ca = own.listening?.tls?.caPem ?? '';
    const client = await backEnd.issueClient('NX12345678');
    const charger = goodCharger(portOf(own), 'CP001', { ca, client });
    await charger.connect();
    await charger.close();
    await expect(goodCharger(portOf(own), 'CP001', { ca }).connect()).rejects.toThrow();
    await until(({ attempts }) =>
      attempts.some(({ diagnosis }) => diagnosis === 'tls-client-certificate-missing'),
    );

    const authority = createTestAuthority();
    const given = await backEnd.start({
      ...plain,
      profile: 3,
      key: null,
      clientCaPem: authority.certificate,
    });
    expect(given.listening).toMatchObject({ clientCa: 'given' });
    const issued = authority.issue({ commonName: 'NX12345678', names: [] });
    const other = goodCharger(portOf(given), 'CP001', { ca, client: `${issued.certificate}${issued.key}` });
    await other.connect();
    await other.close();
    await expect(goodCharger(portOf(given), 'CP001', { ca, client }).connect()).rejects.toThrow();
    expect(JSON.stringify(backEnd.state())).not.toContain('PRIVATE KEY');
  });

  test('goes with the application, also when that is killed', async () => {
    const starter = join(dataDir, 'starter.mts');
    const path = (file: string) => JSON.stringify(join(appRoot, 'src/core', file));
    writeFileSync(
      starter,
      `import { createNodeProcessHost } from ${path('adapters/processHost/nodeProcessHost.ts')};
       import { createLocalBackEnd } from ${path('ocpp/localBackEnd/createLocalBackEnd.ts')};
       const processHost = createNodeProcessHost(${JSON.stringify(appRoot)});
       const backEnd = createLocalBackEnd({ processHost, dataDir: ${JSON.stringify(dataDir)} });
       const { listening } = await backEnd.start(${JSON.stringify(plain)});
       console.log(listening.port);`,
    );
    const application = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = (await once(application.stdout, 'data')) as [Buffer];
    expect(await isFree(Number(port))).toBe(false);
    application.kill('SIGKILL');
    await expect.poll(() => isFree(Number(port)), { timeout: 10_000 }).toBe(true);
  });

  test.each([
    ['a port that is taken', 'server.port-in-use'],
    ['an address of another computer', 'ocpp.interface-not-here'],
    ['all interfaces at once', 'ocpp.interface-not-here'],
    ['a profile with a key and none given', 'ocpp.key-unusable'],
  ])('refuses %s and leaves nothing behind', async (what, code) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const options = {
      'a port that is taken': { port: typeof address === 'object' ? (address?.port ?? 0) : 0 },
      'an address of another computer': { host: '192.0.2.1' },
      'all interfaces at once': { host: '0.0.0.0' },
      'a profile with a key and none given': { profile: 1 as const },
    }[what];
    await expect(backEnd.start({ ...plain, ...options })).rejects.toMatchObject({ code });
    expect(backEnd.state().phase).toBe('stopped');
    await new Promise((resolve) => taken.close(resolve));
  });
});
