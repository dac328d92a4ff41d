import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startRawServer } from './rawServer.ts';
import { startSiteWithSessions } from './siteSessions.ts';

const faults =
  (started: {
    site: { control: (path: string, body: unknown) => Promise<{ status: number }> };
    serial: string;
  }) =>
  async (body: unknown) => {
    const { status } = await started.site.control(`/chargers/${started.serial}/faults`, body);
    expect(status).toBe(200);
  };

test('a device that is no NEXUS is refused', async () => {
  await using started = await startSiteWithSessions('modbus');
  await using other = await startRawServer();
  const target = { kind: 'modbus', host: '127.0.0.1', port: other.port, unit: 1 } as const;
  await expect(started.sessions.open(target)).rejects.toMatchObject({ code: 'device.not-nexus' });
});

test('something that does not speak Modbus is a bad answer', async () => {
  await using started = await startSiteWithSessions('modbus');
  const server = createServer((socket) => void socket.end('220 mail.example.test ESMTP\r\n')).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const target = { kind: 'modbus', host: '127.0.0.1', port, unit: 1 } as const;
  await expect(started.sessions.open(target)).rejects.toMatchObject({
    code: expect.stringMatching(/^device\.(bad-answer|link-lost)$/),
  });
  server.close();
});

test.each(['corrupt', 'half'])('an answer that is %s never becomes a value', async (kind) => {
  await using started = await startSiteWithSessions('modbus');
  const session = await started.open();
  await faults(started)({ modbus: { [kind]: true } });
  await expect(session.read(['meter.power'])).rejects.toMatchObject({
    code: expect.stringMatching(/^device\.(bad-answer|timeout|link-lost)$/),
  });
});

test.each(['bluetooth', 'modbus'] as const)('a link lost over %s ends the session at once', async (door) => {
  await using started = await startSiteWithSessions(door);
  const session = await started.openAndUnlock();
  const ended = new Promise((resolve) => void session.onClosed(resolve));
  await faults(started)({ dropLink: true });
  expect(await ended).toEqual({ wanted: false });
  await expect(session.read(['state.charge'])).rejects.toMatchObject({ code: 'device.link-lost' });
  const again = await started.openAndUnlock();
  expect(await again.read(['state.charge'])).toEqual({ 'state.charge': 1 });
});

test('a commit whose answer never comes has an unknown outcome', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  const { 'generation.settings': generation } = await session.read(['generation.settings']);
  await session.stage({ 'settings.maxCurrent': 13 });
  await faults(started)({ ignoreWrites: true });
  await expect(session.commit(Number(generation))).rejects.toMatchObject({ code: 'commit.unknown-outcome' });
  expect((await started.site.truth())['settings.maxCurrent']).toBe(6);
});

test('a commit that leaves no door is refused', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  const { 'generation.settings': generation } = await session.read(['generation.settings']);
  // The server on, but no Wi-Fi: Bluetooth would fall silent and nobody could reach the charger again.
  await session.stage({ 'modbus.flags': 3 });
  await expect(session.commit(Number(generation))).rejects.toMatchObject({ code: 'commit.no-door' });
});

test('a stop that is asked for ends the search', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const stop = new AbortController();
  const opening = started.sessions.open({ kind: 'bluetooth', name: 'NX-NOBODY' }, { signal: stop.signal });
  stop.abort();
  await expect(opening).rejects.toMatchObject({ code: 'job.cancelled' });
});
