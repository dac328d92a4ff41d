import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BackEndCommand } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import { boot, type RawCharger, rawCharger, startTestBackEnd } from '#tests/support/ocppBackEnd.ts';

const started = async (more: object = {}) => {
  const site = await startTestBackEnd(more);
  const charger = await rawCharger(site.backEnd.port);
  return {
    site,
    charger,
    [Symbol.asyncDispose]: () => charger[Symbol.asyncDispose]().then(() => site[Symbol.asyncDispose]()),
  };
};

const asks = async (charger: RawCharger, action: string, payload: unknown, id = 'x') => {
  charger.send([2, id, action, payload]);
  return charger.next();
};

const booted = async (more: object = {}) => {
  const both = await started(more);
  await asks(both.charger, 'BootNotification', boot, 'boot');
  return both;
};

const kinds = ({ site }: Awaited<ReturnType<typeof started>>) =>
  site.ofKind('violation').map(({ violation }) => violation.kind);

const getConfiguration: BackEndCommand = { command: 'GetConfiguration' };

test('F21: answers of every kind are told apart', async () => {
  await using both = await booted();
  const { backEnd } = both.site;
  const answer = async (make: (id: unknown) => unknown) => {
    const asked = backEnd.run(getConfiguration).catch((error: unknown) => error);
    const [, id] = (await both.charger.next()) as unknown[];
    both.charger.send(make(id));
    return asked;
  };
  expect(await answer((id) => [4, id, 'NotSupported', 'no such thing', {}])).toMatchObject({
    code: 'ocpp.call-refused',
    details: { code: 'NotSupported' },
  });
  const rows = [
    { key: 'HeartbeatInterval', readonly: 0, value: 300 },
    { key: 'AuthorizationKey', readonly: false, value: 'abc' },
  ];
  expect(await answer((id) => [3, id, { configurationKey: rows }])).toMatchObject({
    kind: 'configuration',
    rows: [
      { key: 'HeartbeatInterval', value: '300', isReadOnly: false, type: 'number', isOdd: true },
      { key: 'AuthorizationKey', value: '***', type: 'secret' },
    ],
  });
  expect(kinds(both)).toContain('answer-schema');
  expect(both.site.ofKind('alert')).toMatchObject([{ alert: 'key-readable' }]);
  const lost = backEnd.run(getConfiguration).catch((error: unknown) => error);
  await both.charger.next();
  both.charger.socket.terminate();
  expect(await lost).toMatchObject({ code: 'ocpp.link-lost' });
});

test('F21: no answer is a time-out, also when what came was cut off in the middle; late ones are counted', async () => {
  await using both = await booted({ callTimeoutMs: 150 });
  const { backEnd } = both.site;
  const silent = backEnd.run(getConfiguration).catch((error: unknown) => error);
  const [, late] = (await both.charger.next()) as unknown[];
  expect(await silent).toMatchObject({ code: 'ocpp.call-timeout', details: { action: 'GetConfiguration' } });
  const cut = backEnd.run(getConfiguration).catch((error: unknown) => error);
  const [, id] = (await both.charger.next()) as unknown[];
  both.charger.send(`[3,"${String(id)}",{"configurationKey":[{"key":"Hear`);
  expect(await cut).toMatchObject({ code: 'ocpp.call-timeout' });
  expect(kinds(both)).toContain('not-a-message');
  both.charger.send([3, late, { configurationKey: [] }]);
  both.charger.send([2, 'y', 'Heartbeat', {}]);
  const isAnswer = (message: unknown) => (message as unknown[])[1] === 'y';
  while (!isAnswer(await both.charger.next()));
  expect(backEnd.chargers()[0]?.strayAnswers).toBe(1);
});

test('one question at a time: the next one waits for the answer', async () => {
  await using both = await booted();
  const { backEnd } = both.site;
  const first = backEnd.run({ command: 'TriggerMessage', message: 'Heartbeat' });
  const second = backEnd.run({ command: 'TriggerMessage', message: 'StatusNotification' });
  const [, one] = (await both.charger.next()) as unknown[];
  // Whatever it was told before this answer has come by now.
  expect(await asks(both.charger, 'Heartbeat', {}, 'between')).toMatchObject([3, 'between', {}]);
  both.charger.send([3, one, { status: 'Accepted' }]);
  const [, other, , payload] = (await both.charger.next()) as unknown[];
  expect(payload).toEqual({ requestedMessage: 'StatusNotification' });
  both.charger.send([3, other, { status: 'Rejected' }]);
  expect([await first, await second]).toMatchObject([{ status: 'Accepted' }, { status: 'Rejected' }]);
});

test('the time is told in UTC with a Z, as chargers of every make read it', async () => {
  await using both = await started();
  const utc = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const told = { status: 'Accepted', currentTime: utc, interval: 300 };
  expect(await asks(both.charger, 'BootNotification', boot)).toEqual([3, 'x', told]);
  expect(await asks(both.charger, 'Heartbeat', {})).toEqual([3, 'x', { currentTime: utc }]);
});

test('a connection that outlasts the idle time of proxies has reached the last rung', async () => {
  await using both = await booted({ aliveAfterMs: 50 });
  expect(await both.site.untilAttempt(({ reached }) => reached === 'alive')).toMatchObject({ failed: null });
});

test('a charger that has nothing to upload says so by naming no file', async () => {
  await using both = await booted();
  const asked = both.site.backEnd.run({ command: 'GetDiagnostics' });
  const [, id] = (await both.charger.next()) as unknown[];
  both.charger.send([3, id, {}]);
  expect(await asked).toEqual({ kind: 'diagnostics', file: null });
});

test('F21: nothing is asked before the charger is accepted', async () => {
  await using both = await started();
  await expect(both.site.backEnd.run(getConfiguration)).rejects.toMatchObject({ code: 'ocpp.not-ready' });
});

test('F22: a message that leaves the schema is not sent', async () => {
  await using both = await booted();
  const bad = { command: 'ChangeConfiguration', key: 'a', value: 5 } as unknown as BackEndCommand;
  await expect(both.site.backEnd.run(bad)).rejects.toMatchObject({ code: 'ocpp.command-not-understood' });
});

test('F23: texts of a charger are inert and short', async () => {
  await using both = await started();
  const nasty = { chargePointVendor: '<script>\u001b[31m', chargePointModel: '=1+1'.repeat(50_000) };
  await asks(both.charger, 'BootNotification', nasty);
  const [charger] = both.site.backEnd.chargers();
  expect(charger?.boot?.['chargePointVendor']).not.toContain('\u001b');
  expect(charger?.boot?.['chargePointModel']?.length).toBe(100);
});

test('F24: transactions of an unknown past are on the disk before they are answered, and alerted', async () => {
  await using both = await booted();
  const old = { connectorId: 1, idTag: 'A', meterStart: 5, timestamp: '2020-01-01T00:00:00Z' };
  const answer = await asks(both.charger, 'StartTransaction', old);
  expect(answer).toMatchObject([3, 'x', { idTagInfo: { status: 'Accepted' } }]);
  await asks(both.charger, 'StopTransaction', {
    transactionId: 4711,
    meterStop: 9,
    timestamp: '2020-01-01T01:00:00Z',
  });
  const alerts = both.site.ofKind('alert');
  expect(alerts).toMatchObject([{ alert: 'queued-transaction' }, { alert: 'queued-transaction' }]);
  const file = alerts.map((alert) => ('file' in alert ? alert.file : ''))[0] ?? '';
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { action: string });
  expect(lines.map(({ action }) => action)).toEqual(['StartTransaction', 'StopTransaction']);
  const values = (transactionId: number) => ({
    ...{ connectorId: 1, transactionId },
    meterValue: [{ timestamp: '2020-01-01T00:30:00Z', sampledValue: [{ value: '7' }] }],
  });
  await asks(both.charger, 'MeterValues', values(4711), 'values');
  expect(both.site.ofKind('alert').at(-1)).toMatchObject({ action: 'MeterValues' });
  const fresh = { ...old, timestamp: new Date().toISOString() };
  const [, , begun] = (await asks(both.charger, 'StartTransaction', fresh, 'fresh')) as unknown[];
  const { transactionId } = begun as { transactionId: number };
  await asks(both.charger, 'MeterValues', values(transactionId), 'now');
  expect(both.site.ofKind('alert')).toHaveLength(3);
});
