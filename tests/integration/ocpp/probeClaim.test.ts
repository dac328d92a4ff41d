import type { Duplex } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runProbe } from '#core/ocpp/probe/runProbe.ts';
import { clientText, type OnUpgrade, rawServer, serverFrame, switchProtocols, webServer } from './backEnd.ts';
import { at, deps, probe } from './probing.ts';

describe('with the consent of the person', () => {
  const booting = (respond: (id: string, socket: Duplex) => void): OnUpgrade => {
    return (request, socket) => {
      switchProtocols(request, socket);
      socket.once('data', (frame: Buffer) => {
        const [, id, action] = JSON.parse(clientText(frame)) as [number, string, string];
        expect(action).toBe('BootNotification');
        respond(id, socket);
      });
    };
  };
  const conf = (status: string) => (id: string, socket: Duplex) =>
    void socket.write(serverFrame(JSON.stringify([3, id, { status, currentTime: '', interval: 300 }])));

  test.each([
    ['Accepted', 'boot-accepted'],
    ['Pending', 'boot-pending'],
    ['Rejected', 'boot-rejected'],
    ['Perhaps', 'boot-not-ocpp'],
  ])('a boot is answered %s', async (status, cause) => {
    await using end = await webServer(booting(conf(status)));
    expect((await probe(at(end), { claim: true })).causes).toContain(cause);
  });

  test('an error, a hang-up and silence are told apart', async () => {
    await using error = await webServer(
      booting(
        (id, socket) => void socket.write(serverFrame(JSON.stringify([4, id, 'SecurityError', '', {}]))),
      ),
    );
    expect((await probe(at(error), { claim: true })).failed).toEqual(['boot-error']);
    await using closed = await webServer(booting((_id, socket) => socket.destroy()));
    expect((await probe(at(closed), { claim: true })).failed).toEqual(['boot-closed']);
    await using silent = await webServer(booting(() => undefined));
    expect((await probe(at(silent), { claim: true })).failed).toEqual(['boot-silent']);
  });

  test('a proxy that drops only silent connections is found, and that pings help', async () => {
    const silenceMs = 1500;
    await using end = await webServer((request, socket) => {
      const drop = () => void socket.end();
      let timer = setTimeout(drop, silenceMs);
      socket.on('close', () => clearTimeout(timer));
      socket.on('data', () => {
        clearTimeout(timer);
        timer = setTimeout(drop, silenceMs);
      });
      booting(conf('Accepted'))(request, socket);
    });
    const { causes } = await probe(at(end), { claim: true, idleS: 3 });
    expect(causes.slice(-2)).toEqual(['idle-dropped', 'idle-alive-ping']);
  });

  test('a proxy that drops the silent connection is found', async () => {
    await using end = await webServer(
      booting((id, socket) => {
        conf('Accepted')(id, socket);
        socket.end();
      }),
    );
    expect((await probe(at(end), { claim: true, idleS: 2 })).failed).toEqual([
      'idle-dropped',
      'idle-dropped-ping',
    ]);
    await using patient = await webServer(booting(conf('Accepted')));
    const { verdict } = await probe(at(patient), { claim: true, idleS: 1 });
    expect(verdict).toMatchObject({ ok: true, reached: 'idle' });
  });
});

test('ends at once when it is cancelled', async () => {
  await using end = await rawServer(() => undefined);
  const stopping = new AbortController();
  const running = runProbe(
    {
      url: at(end),
      identity: 'CP001',
      profile: null,
      key: null,
      caPem: null,
      client: null,
      clockMs: null,
      claim: false,
      idleS: 0,
      isPractice: true,
    },
    deps(),
    ({ rung }) => {
      if (rung === 'tls') stopping.abort(new Error('stop'));
    },
    stopping.signal,
  );
  await expect(running).rejects.toThrow('stop');
});
