import { describe, expect, test } from 'vitest';
import { basicAuthorization } from '#shared/domain/ocpp/authorizationKey.ts';
import { probeRungs } from '#shared/domain/ocpp/probeCauses.ts';
import { answer, type OnUpgrade, rawServer, switchProtocols, webServer } from './backEnd.ts';
import { at, deps, good, key, keyHex, probe } from './probing.ts';

describe('the ladder', () => {
  test('is climbed to the sub-protocol, and nothing is said in the name of the charger', async () => {
    let said = '';
    await using end = await webServer((request, socket) => {
      switchProtocols(request, socket);
      socket.on('data', (chunk: Buffer) => {
        said += chunk.toString('hex').slice(0, 4);
      });
    });
    const { verdict, causes } = await probe(at(end));
    expect(verdict).toEqual({ reached: 'subprotocol', ok: true, connectionUrl: `${at(end)}/CP001` });
    expect(causes).toEqual([
      'rules-passed',
      'network-there',
      'dns-found',
      'tcp-open',
      'tls-not-used',
      'http-answered',
      'path-known',
      'auth-not-asked',
      'subprotocol-agreed',
      'claim-not-agreed',
      'idle-not-asked',
    ]);
    // At most the close frame came.
    expect(['', '8882']).toContain(said);
  });

  test('tells every rung once it has ended, also those it never reached', async () => {
    const { results } = await probe('http://h.example');
    expect([...new Set(results.map(({ rung }) => rung))]).toEqual([...probeRungs]);
    expect(results.map(({ cause }) => cause)).toEqual([
      'rules-blocked',
      ...probeRungs.slice(1).map(() => 'not-reached'),
    ]);
  });

  test('says without a network what could not be checked, and blames nobody', async () => {
    const { verdict, causes } = await probe(
      'ws://csms.example.com/ocpp',
      {},
      deps({ hasNetwork: () => false }),
    );
    expect(verdict).toMatchObject({ ok: true, reached: 'rules' });
    expect(causes).toEqual([
      'rules-warned',
      'network-missing',
      ...probeRungs.slice(2).map(() => 'not-reached'),
    ]);
  });
});

describe('wrong host or port', () => {
  const failing = (code: string) =>
    deps({ lookup: () => Promise.reject(Object.assign(new Error(), { code })) });

  test('a name nobody knows is told from a resolver that does not answer', async () => {
    const url = 'ws://nobody.example/ocpp';
    expect((await probe(url, {}, failing('ENOTFOUND'))).failed).toEqual(['dns-not-found']);
    expect((await probe(url, {}, failing('EAI_AGAIN'))).causes).toContain('dns-no-answer');
    const silent = deps({ lookup: () => new Promise(() => undefined) });
    expect((await probe(url, {}, silent)).causes).toContain('dns-no-answer');
  });

  test('a closed port is refused', async () => {
    let port = 0;
    {
      await using gone = await rawServer(() => undefined);
      port = gone.port;
    }
    expect((await probe(`ws://localhost:${port}/ocpp`)).failed).toEqual(['tcp-refused']);
  });

  test('the second address is tried when the first is closed', async () => {
    await using end = await webServer(good);
    const world = deps({ lookup: async () => ['127.0.0.2', '127.0.0.1'] });
    expect((await probe(at(end), {}, world)).verdict.ok).toBe(true);
  });

  test('a server that takes the connection and says nothing runs into the deadline', async () => {
    await using end = await rawServer(() => undefined);
    const world = deps({ deadlines: { ...deps().deadlines, httpMs: 200, tlsMs: 200 } });
    expect((await probe(at(end), {}, world)).failed).toEqual(['http-timeout']);
    expect((await probe(at(end, 'wss'), {}, world)).failed).toEqual(['tls-timeout']);
  });
});

describe('the answer of the web server', () => {
  test.each([
    [301, 'http-redirect'],
    [302, 'http-redirect'],
    [200, 'http-not-websocket'],
    [400, 'http-bad-request'],
    [407, 'http-proxy'],
    [429, 'http-refused'],
    [502, 'http-server-error'],
    [403, 'auth-forbidden'],
  ] as const)('%d is %s', async (status, cause) => {
    await using end = await webServer((_request, socket) =>
      answer(socket, status, 'Location: https://user:pw@portal.example/login?token=geheim'),
    );
    const { failed, results } = await probe(at(end));
    expect(failed).toEqual([cause]);
    expect(JSON.stringify(results)).not.toMatch(/geheim|user:pw/);
  });

  test('another service, a hang-up and a wrong accept', async () => {
    await using mail = await rawServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
    expect((await probe(at(mail))).failed).toEqual(['http-not-http']);
    await using shy = await rawServer((socket) => socket.once('data', () => socket.destroy()));
    expect((await probe(at(shy))).failed).toEqual(['http-closed']);
    await using cache = await webServer((_request, socket) =>
      socket.write(
        'HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n',
      ),
    );
    expect((await probe(at(cache))).failed).toEqual(['http-wrong-accept']);
  });
});

describe('path and identity', () => {
  const only =
    (known: string, status = 404): OnUpgrade =>
    (request, socket) =>
      request.url === known ? switchProtocols(request, socket) : answer(socket, status);

  test('a doubled identity', async () => {
    await using end = await webServer(only('/ocpp/CP001'));
    const { failed, results } = await probe(at(end, 'ws', '/ocpp/CP001'));
    expect(failed).toEqual(['path-doubled']);
    expect(results.find(({ cause }) => cause === 'path-doubled')?.params['url']).toBe(at(end));
  });

  test('an identity that differs only in case', async () => {
    await using end = await webServer(only('/ocpp/cp001'));
    expect((await probe(at(end))).failed).toEqual(['path-identity-case']);
  });

  test('an unknown identity is told from a path that does not exist', async () => {
    await using known = await webServer(only('/ocpp/OTHER'));
    expect((await probe(at(known))).failed).toEqual(['path-identity-unknown']);
    await using nothing = await rawServer((socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 404 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
      ),
    );
    expect((await probe(at(nothing))).failed).toEqual(['path-not-found']);
  });
});

describe('the key', () => {
  const locked =
    (hex: string): OnUpgrade =>
    (request, socket) =>
      request.headers.authorization === basicAuthorization('CP001', hex)
        ? switchProtocols(request, socket)
        : answer(socket, 401, 'WWW-Authenticate: Basic');

  test('opens when it is right, as text or as digits', async () => {
    await using end = await webServer(locked(keyHex));
    for (const each of [key, keyHex]) {
      const { verdict, causes } = await probe(at(end), { profile: 1, key: each });
      expect(verdict.ok).toBe(true);
      expect(causes).toContain('auth-accepted');
    }
  });

  test('is needed, was not given to the probe, is wrong', async () => {
    await using end = await webServer(locked(keyHex));
    expect((await probe(at(end))).failed).toEqual(['auth-key-needed']);
    expect((await probe(at(end), { profile: 1 })).causes).toContain('auth-key-not-given');
    expect((await probe(at(end), { profile: 1, key: 'wrong-wrong-wrong' })).failed).toEqual(['auth-refused']);
  });

  test('taken by the back end the other way round is found out', async () => {
    await using text = await webServer(locked(Buffer.from(keyHex).toString('hex')));
    expect((await probe(at(text), { profile: 1, key: keyHex })).failed).toEqual(['auth-as-text']);
    await using bytes = await webServer(locked('0123456789abcdef'));
    expect((await probe(at(bytes), { profile: 1, key: '0123456789abcdef' })).failed).toEqual([
      'auth-as-bytes',
    ]);
  });

  test('a back end that does not ask for it although the profile says so', async () => {
    await using end = await webServer(good);
    expect((await probe(at(end), { profile: 1 })).causes).toContain('auth-not-checked');
  });

  test('stands in no result and no error', async () => {
    await using end = await webServer(locked('00'));
    const { results } = await probe(at(end), { profile: 1, key });
    expect(JSON.stringify(results)).not.toContain(key);
    expect(JSON.stringify(results)).not.toContain(keyHex);
    const bad = await probe(at(end), { key: 'short-key' }).catch((error: unknown) => error);
    expect(bad).toMatchObject({ code: 'input.invalid' });
    expect(JSON.stringify(bad)).not.toContain('short-key');
  });

  test('a file without a certificate is refused as a CA', async () => {
    await expect(probe('ws://localhost/ocpp', { caPem: 'hello' })).rejects.toMatchObject({
      code: 'input.invalid',
      details: { field: 'ca' },
    });
  });
});

describe('the sub-protocol', () => {
  test('none, and another one', async () => {
    await using none = await webServer((request, socket) => switchProtocols(request, socket, null));
    expect((await probe(at(none))).failed).toEqual(['subprotocol-none']);
    await using other = await webServer((request, socket) => switchProtocols(request, socket, 'ocpp2.0.1'));
    expect((await probe(at(other))).failed).toEqual(['subprotocol-other']);
  });

  test('refused with 400 is told from a bad request', async () => {
    const speaks =
      (protocol: string | null): OnUpgrade =>
      (request, socket) => {
        const offered = request.headers['sec-websocket-protocol'];
        const isFine = protocol === null ? offered === undefined : offered?.includes(protocol);
        if (isFine) switchProtocols(request, socket, protocol);
        else answer(socket, 400);
      };
    await using newer = await webServer(speaks('ocpp2.0.1'));
    expect((await probe(at(newer))).failed).toEqual(['subprotocol-other']);
    await using none = await webServer(speaks(null));
    expect((await probe(at(none))).failed).toEqual(['subprotocol-none']);
  });
});
