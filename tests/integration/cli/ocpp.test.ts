import { expect, test } from 'vitest';
import { switchProtocols, webServer } from '#tests/integration/ocpp/backEnd.ts';
import { startSite } from '#tests/support/practiceSite.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';
import { createDesk, nexus } from './nexus.ts';

const check = (...args: string[]) => nexus(['ocpp', 'check-url', ...args]);

test('check-url shows the address the charger will open and ends with 0 when nothing blocks', async () => {
  const { code, json } = await check('ws://csms.example.com/ocpp/', '--identity', 'RDAM 123', '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject([
    {
      ok: true,
      url: 'ws://csms.example.com/ocpp',
      connectionUrl: 'ws://csms.example.com/ocpp/RDAM%20123',
      findings: [
        { code: 'url-plain-public', severity: 'warn', field: 'url' },
        { code: 'url-trailing-slash', severity: 'info', field: 'url' },
        { code: 'identity-blank', severity: 'warn', field: 'identity' },
      ],
    },
  ]);
});

test('check-url ends with 1 when a rule blocks, and says what to write instead', async () => {
  const { code, stdout } = await check(
    'https://csms.example.com/ocpp',
    '--identity',
    'CP1',
    '--profile',
    '2',
  );
  expect(code).toBe(1);
  expect(stdout).toContain('→ wss://csms.example.com/ocpp');
});

test('check-url permits the charger’s own address with --practice only', async () => {
  const local = ['ws://127.0.0.1:9000/ocpp', '--identity', 'CP1', '--json'];
  const [real, practice] = await Promise.all([check(...local), check(...local, '--practice')]);
  expect([real.code, practice.code]).toEqual([1, 0]);
});

test('check-url refuses a profile that does not exist as wrong usage', async () => {
  expect((await check('ws://h.example', '--identity', 'CP1', '--profile', '4')).code).toBe(2);
});

test('presets are listed, and one stands in for the address with what it leaves open', async () => {
  const data = ['--data', createDesk().data];
  const steve = ['--preset', 'SteVe', '--identity', 'CP1', '--json', ...data];
  const [listed, filled, open, both] = await Promise.all([
    nexus(['ocpp', 'presets', '--json', ...data]),
    check(...steve, '--host', '192.168.1.20'),
    check(...steve),
    check('ws://h.example', ...steve),
  ]);
  expect(listed.json.find(({ id }) => id === 'evcc')).toMatchObject({
    ...{ url: 'ws://{host}:8887', places: ['host'], profile: 0, seen: '2026-11-20' },
  });
  expect([filled.code, filled.json[0]?.['connectionUrl']]).toEqual([
    0,
    'ws://192.168.1.20:8180/steve/websocket/CentralSystemService/CP1',
  ]);
  expect([open.code, open.json]).toMatchObject([1, [{ findings: [{ code: 'url-placeholder' }] }]]);
  expect(both.code).toBe(2);
});

test('probe tells every rung in a line of its own and ends with 0 when OCPP 1.6 is agreed', async () => {
  await using end = await webServer((request, socket) => switchProtocols(request, socket));
  const url = `ws://localhost:${end.port}/ocpp`;
  const { code, json } = await nexus(['ocpp', 'probe', url, '--identity', 'CP1', '--practice', '--json']);
  expect(code).toBe(0);
  expect(json.at(-1)).toEqual({
    verdict: { reached: 'subprotocol', ok: true, connectionUrl: `${url}/CP1` },
  });
  expect(json.map(({ rung }) => rung)).toContain('claim');
});

test('probe takes the key from a file, and shows it nowhere', async () => {
  const desk = createDesk();
  const key = 'abcdefghij0123456789';
  let header: string | undefined;
  await using end = await webServer((request, socket) => {
    header = request.headers.authorization;
    socket.end('HTTP/1.1 401 X\r\nContent-Length: 0\r\n\r\n');
  });
  const url = `ws://localhost:${end.port}/ocpp`;
  const file = desk.file('key', `${key}\n`);
  const args = ['--identity', 'CP1', '--profile', '1', '--key-file', file, '--practice'];
  const { code, stdout, stderr } = await nexus(['ocpp', 'probe', url, ...args]);
  desk.remove();
  expect(code).toBe(1);
  expect(header).toBe(`Basic ${btoa(`CP1:${key}`)}`);
  expect(stdout).toContain('refuses identity and key');
  expect(stdout + stderr).not.toContain(key);
});

test('send-certificate sends what no rule blocks, and shows the private key nowhere', async () => {
  await using site = await startSite({ chargers: 1, speed: 40 });
  const desk = createDesk();
  const [{ serial, pin } = { serial: '', pin: '' }] = site.ready.chargers;
  const root = createTestAuthority('Root');
  const own = root.issue({ commonName: serial, names: [] });
  const [ca, cert, key] = [
    desk.file('root.pem', root.certificate),
    desk.file('own.pem', own.certificate + root.certificate),
    desk.file('own.key', own.key),
  ];
  const send = (...files: string[]) =>
    nexus([
      ...['ocpp', 'send-certificate', `ble:${serial}`, ...files, '--yes', '--json'],
      ...['--radio', site.ready.radio ?? '', '--pin', pin, '--data', desk.dir],
    ]);
  const sent = await send('--ca', ca, '--client', `${cert},${key}`);
  expect([sent.code, sent.json]).toMatchObject([
    0,
    [
      { kind: 'ca', ok: true, certificates: [{ subject: 'Root' }] },
      { kind: 'client', ok: true, certificates: [{ subject: serial }, { subject: 'Root' }] },
    ],
  ]);
  const { body } = await site.control(`/chargers/${serial}`);
  expect(body['certificates']).toEqual({ ca: sent.json[0]?.['sha256'], client: sent.json[1]?.['sha256'] });
  const blocked = await send('--client', cert);
  expect([blocked.code, blocked.json[0]?.['ok']]).toEqual([1, false]);
  expect(blocked.stdout).toContain('cert-key-missing');
  const [, secret = own.key] = own.key.split('\n');
  expect(`${sent.stdout}${sent.stderr}${blocked.stdout}${blocked.stderr}`).not.toContain(secret);
});

test('probe shows the certificate of the charger to a back end that asks for one', async () => {
  const desk = createDesk();
  const root = createTestAuthority('Root');
  const [server, own] = [root.issue(), root.issue({ commonName: 'NX1', names: [] })];
  const ca = desk.file('root.pem', root.certificate);
  const files = [
    '--client-cert',
    desk.file('own.pem', own.certificate),
    '--client-key',
    desk.file('own.key', own.key),
  ];
  const tls = { cert: server.certificate, key: server.key, ca: root.certificate, requestCert: true };
  await using end = await webServer((request, socket) => switchProtocols(request, socket), tls);
  const url = `wss://localhost:${end.port}/ocpp`;
  const options = ['--identity', 'CP1', '--profile', '3', '--ca', ca, '--practice', '--json'];
  const { code, json } = await nexus(['ocpp', 'probe', url, ...options, ...files]);
  expect(json.map(({ cause }) => cause)).toContain('auth-certificate');
  expect(code).toBe(0);
  desk.remove();
});
