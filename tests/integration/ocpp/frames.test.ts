import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  boot,
  type RawCharger,
  rawCharger,
  startTestBackEnd,
  upgradeRequest,
} from '#tests/support/ocppBackEnd.ts';

const started = async (mode: 'report' | 'enforce' = 'report', more: object = {}) => {
  const site = await startTestBackEnd({ mode, ...more });
  const charger = await rawCharger(site.backEnd.port);
  return {
    site,
    charger,
    [Symbol.asyncDispose]: () => charger[Symbol.asyncDispose]().then(() => site[Symbol.asyncDispose]()),
  };
};

const booted = async (mode: 'report' | 'enforce' = 'report', more: object = {}) => {
  const both = await started(mode, more);
  both.charger.send([2, 'boot', 'BootNotification', boot]);
  await both.charger.next();
  return both;
};

const asks = async (charger: RawCharger, action: string, payload: unknown, id = 'x') => {
  charger.send([2, id, action, payload]);
  return charger.next();
};

const kinds = ({ site }: Awaited<ReturnType<typeof started>>) =>
  site.ofKind('violation').map(({ violation }) => violation.kind);

const notMessages = ['{not json', '{"a":1}', '[]', '"x"', '['.repeat(60_000)];

test.each(notMessages.map((text) => [text.slice(0, 12), text]))(
  'F1: %s is no message; the connection stays',
  async (_, text) => {
    await using both = await booted();
    both.charger.send(text);
    both.charger.send([2, 'y', 'Heartbeat', {}]);
    let answer = await both.charger.next();
    if ((answer as unknown[])[1] === '-1') answer = await both.charger.next();
    expect(answer).toMatchObject([3, 'y', {}]);
    expect(kinds(both)).toContain('not-a-message');
  },
);

const nested = (depth: number, open: string, close: string) =>
  `[2,"deep","DataTransfer",{"vendorId":"v","data":${open.repeat(depth)}1${close.repeat(depth)}}]`;

test.each([
  ['lists', nested(5000, '[ ', ']')],
  ['objects', nested(2500, '{"":', '}')],
])('F1: a message of thousands of nested %s is answered, logged briefly, and it goes on', async (_, text) => {
  await using both = await booted();
  both.charger.send(text);
  expect(await both.charger.next()).toMatchObject([3, 'deep', {}]);
  expect(await asks(both.charger, 'Heartbeat', {}, 'y')).toMatchObject([3, 'y', {}]);
  const [logged] = both.site.ofKind('frame').filter(({ frame }) => frame.text?.includes('"deep"') === true);
  expect(logged?.frame.text?.length).toBeLessThan(500);
});

test('F1: several in a row close it with 1002', async () => {
  await using both = await booted();
  for (let n = 0; n < 8; n += 1) both.charger.send('{not json');
  expect(await both.charger.closed).toBe(1002);
});

test.each([7, '2'])('F2: message type %j is not answered as a call', async (type) => {
  await using both = await booted();
  both.charger.send([type, 'q', 'Heartbeat', {}]);
  both.charger.send([2, 'y', 'Heartbeat', {}]);
  const answers = [await both.charger.next()];
  if ((answers[0] as unknown[])[0] === 4) answers.push(await both.charger.next());
  expect(answers.at(-1)).toMatchObject([3, 'y', {}]);
});

test.each(['FooBar', 'heartbeat', '__proto__', 'constructor'])(
  'F3: action %s is NotImplemented',
  async (action) => {
    await using both = await booted();
    expect(await asks(both.charger, action, {})).toMatchObject([4, 'x', 'NotImplemented']);
  },
);

test.each(['RemoteStartTransaction', 'Reset'])('F4: %s from a charger is NotSupported', async (action) => {
  await using both = await booted();
  expect(await asks(both.charger, action, {})).toMatchObject([4, 'x', 'NotSupported']);
});

test.each([
  ['F5', 'BootNotification', { chargePointVendor: 'V' }, 'ProtocolError', 'required'],
  ['F6', 'BootNotification', { ...boot, chargePointVendor: 1 }, 'TypeConstraintViolation', 'type'],
  [
    'F6',
    'StatusNotification',
    { connectorId: '1', errorCode: 'NoError', status: 'Available' },
    'TypeConstraintViolation',
    'type',
  ],
  [
    'F7',
    'BootNotification',
    { ...boot, chargePointVendor: 'V'.repeat(21) },
    'PropertyConstraintViolation',
    'maxLength',
  ],
  [
    'F7',
    'StatusNotification',
    { connectorId: 1, errorCode: 'NoError', status: 'Occupied' },
    'PropertyConstraintViolation',
    'enum',
  ],
  [
    'F7',
    'StatusNotification',
    { connectorId: -1, errorCode: 'NoError', status: 'Available' },
    'PropertyConstraintViolation',
    'minimum',
  ],
  [
    'F7',
    'StartTransaction',
    { connectorId: 1, idTag: 'A', meterStart: 0, timestamp: 'yesterday' },
    'PropertyConstraintViolation',
    'format',
  ],
  ['F8', 'Heartbeat', { extra: 1 }, 'FormationViolation', 'additionalProperties'],
])(
  '%s: %s %j is refused as %s while enforcing, and answered with the fault listed while reporting',
  async (_, action, payload, code, rule) => {
    await using strict = await booted('enforce');
    expect(await asks(strict.charger, action, payload)).toMatchObject([4, 'x', code]);
    await using kind = await booted('report');
    expect(await asks(kind.charger, action, payload)).toMatchObject([3, 'x', {}]);
    expect(kind.site.ofKind('violation').map(({ violation }) => violation)).toContainEqual(
      expect.objectContaining({ action, rule, isRefused: false }),
    );
  },
);

test.each([
  ['null', null, [3, 'x', {}]],
  ['a list', [], [4, 'x', 'TypeConstraintViolation']],
])('F9: a payload of %s', async (_, payload, answer) => {
  await using both = await booted();
  expect(await asks(both.charger, 'Heartbeat', payload)).toMatchObject(answer);
});

test('F9: three elements are a formation violation, five are answered and listed', async () => {
  await using both = await booted();
  both.charger.send([2, 'a', 'Heartbeat']);
  expect(await both.charger.next()).toMatchObject([4, 'a', 'FormationViolation']);
  both.charger.send([2, 'b', 'Heartbeat', {}, 'more']);
  expect(await both.charger.next()).toMatchObject([3, 'b', {}]);
  expect(kinds(both)).toContain('extra-element');
});

test.each([
  ['37 characters', 'a'.repeat(37)],
  ['60,000 characters', 'a'.repeat(60_000)],
  ['none', ''],
])('F10: a message id of %s is a formation violation', async (_, id) => {
  await using both = await booted();
  expect(await asks(both.charger, 'Heartbeat', {}, id)).toMatchObject([4, id, 'FormationViolation']);
  expect(await asks(both.charger, 'Heartbeat', {}, 'b'.repeat(36))).toMatchObject([3, 'b'.repeat(36), {}]);
});

test('F10: a number as message id is no message', async () => {
  await using both = await booted();
  both.charger.send([2, 17, 'Heartbeat', {}]);
  expect(await both.charger.next()).toEqual([4, '-1', 'RpcFrameworkError']);
});

test('F11, F13: calls in one packet are seen to wait; a double id in flight is answered once with its result', async () => {
  await using both = await booted();
  const text = (id: string) => Buffer.from(JSON.stringify([2, id, 'Heartbeat', {}]));
  const frames = ['a', 'a', 'b'].map((id) => {
    const body = text(id);
    return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]);
  });
  const socket: unknown = Reflect.get(both.charger.socket, '_socket');
  (socket as Socket).write(Buffer.concat(frames));
  const got = [
    await both.charger.next(),
    await both.charger.next(),
    await both.charger.next(),
  ] as unknown[][];
  expect(got.filter(([type, id]) => type === 3 && id === 'a')).toHaveLength(1);
  expect(got.filter(([type, id]) => type === 4 && id === 'a')).toHaveLength(1);
  expect(got.filter(([type, id]) => type === 3 && id === 'b')).toHaveLength(1);
  expect(kinds(both)).toContain('several-at-once');
});

test('F11, F12: an id used again is answered once each and listed', async () => {
  await using both = await booted();
  await asks(both.charger, 'Heartbeat', {}, 'same');
  expect(await asks(both.charger, 'Heartbeat', {}, 'same')).toMatchObject([3, 'same', {}]);
  expect(kinds(both)).toContain('message-id-reused');
});

test('F13: 100 calls at once are all answered in order and listed', async () => {
  await using both = await booted();
  for (let n = 0; n < 100; n += 1) both.charger.send([2, `n${n}`, 'Heartbeat', {}]);
  const ids: unknown[] = [];
  for (let n = 0; n < 100; n += 1) ids.push(((await both.charger.next()) as unknown[])[1]);
  expect(ids).toEqual(Array.from({ length: 100 }, (_, n) => `n${n}`));
});

test('F14: answers to nothing are never answered, and counted', async () => {
  await using both = await booted();
  both.charger.send([3, 'nothing', {}]);
  both.charger.send([4, 'nothing', 'GenericError', '', {}]);
  expect(await asks(both.charger, 'Heartbeat', {}, 'y')).toMatchObject([3, 'y', {}]);
  expect(both.site.backEnd.chargers()[0]?.strayAnswers).toBe(2);
});

test('F15: before the boot a call is answered while reporting, and listed', async () => {
  await using both = await started('report');
  expect(await asks(both.charger, 'Heartbeat', {})).toMatchObject([3, 'x', {}]);
  expect(kinds(both)).toEqual(['before-boot']);
});

test('F15: before the boot a call is a SecurityError while enforcing; a second boot is answered', async () => {
  await using both = await started('enforce');
  expect(await asks(both.charger, 'Heartbeat', {})).toMatchObject([4, 'x', 'SecurityError']);
  expect(await asks(both.charger, 'BootNotification', boot, 'a')).toMatchObject([
    3,
    'a',
    { status: 'Accepted' },
  ]);
  expect(await asks(both.charger, 'BootNotification', boot, 'b')).toMatchObject([
    3,
    'b',
    { status: 'Accepted' },
  ]);
});

test('F15: after a mere reconnection a status is proof enough', async () => {
  await using both = await booted('enforce');
  await using again = await rawCharger(both.site.backEnd.port);
  expect(await asks(again, 'Heartbeat', {})).toMatchObject([3, 'x', {}]);
  expect(both.site.backEnd.chargers()[0]?.isReady).toBe(true);
});

test('F16: a message over the limit ends the connection with 1009', async () => {
  await using both = await booted();
  both.charger.send([2, 'big', 'DataTransfer', { vendorId: 'v', data: 'a'.repeat(300_000) }]);
  expect(await both.charger.closed).toBe(1009);
});

const rawFrame = (bytes: readonly number[], wanted: readonly number[]) => async () => {
  await using site = await startTestBackEnd();
  const socket = connect(site.backEnd.port, '127.0.0.1', () => socket.write(upgradeRequest('/ocpp/CP001')));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('data', resolve));
  const got: Buffer[] = [];
  socket.on('data', (part: Buffer) => got.push(part));
  socket.write(Buffer.from(bytes));
  await site.untilAttempt(({ failed }) => failed === 'alive');
  const all = Buffer.concat(got);
  const at = all.indexOf(0x88);
  expect(wanted).toContain(all.readUInt16BE(at + 2));
  socket.destroy();
};

test(
  'F16: an announced 4 GiB ends with 1009',
  rawFrame([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4], [1009]),
);
test('F17: invalid UTF-8 ends with 1007', rawFrame([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28], [1007]));
test('F17: an unmasked frame ends with 1002', rawFrame([0x81, 0x02, 0x5b, 0x5d], [1002]));
test('F17: RSV1 ends with 1002', rawFrame([0xc1, 0x82, 0, 0, 0, 0, 0x5b, 0x5d], [1002]));
test('F17: opcode 3 ends with 1002', rawFrame([0x83, 0x82, 0, 0, 0, 0, 0x5b, 0x5d], [1002]));

test('F18: a binary frame is answered and listed', async () => {
  await using both = await booted();
  both.charger.socket.send(Buffer.from('[2,"bin","Heartbeat",{}]'), { binary: true });
  expect(await both.charger.next()).toMatchObject([3, 'bin', {}]);
  expect(kinds(both)).toContain('binary');
});

test('F19: who floods with pings and reads no answer is cut off', async () => {
  await using site = await startTestBackEnd();
  const pings = Buffer.concat(Array.from({ length: 1000 }, () => Buffer.from([0x89, 0x80, 0, 0, 0, 0])));
  const deaf = connect(site.backEnd.port, '127.0.0.1', () => {
    deaf.write(upgradeRequest('/ocpp/CP001'));
    deaf.pause();
    const flood = (): void => {
      while (!deaf.destroyed && deaf.write(pings));
    };
    deaf.on('drain', flood);
    flood();
  });
  deaf.on('error', () => undefined);
  expect(await site.untilAttempt(({ failed }) => failed === 'alive')).toMatchObject({ diagnosis: 'lost' });
  deaf.destroy();
});

test('F19: pings are answered', async () => {
  await using both = await booted();
  const pong = new Promise((resolve) => both.charger.socket.once('pong', resolve));
  both.charger.socket.ping();
  await pong;
});

test('F20: a peer that never pongs is dropped and shown as lost', async () => {
  await using site = await startTestBackEnd({ pingIntervalMs: 100 });
  const mute = new WebSocket(`ws://127.0.0.1:${site.backEnd.port}/ocpp/CP001`, 'ocpp1.6', {
    autoPong: false,
  });
  mute.on('error', () => undefined);
  expect(await site.untilAttempt(({ failed }) => failed === 'alive')).toMatchObject({ diagnosis: 'lost' });
});
