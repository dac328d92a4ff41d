import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import ModbusRTU from 'modbus-serial';
import { expect, onTestFinished, test } from 'vitest';
import type { ModbusSession } from '#simulator/charger/virtualCharger.types.ts';
import { openModbusDoor } from '#simulator/modbus/modbusDoor.ts';
import type { ModbusFaults } from '#simulator/modbus/modbusFaults.ts';
import { findFreePort } from '#simulator/site/freePort.ts';

/** A session over 1000 registers; register 0 tells which connection asks. */
const createSession = (name: number, calls: string[]): ModbusSession => {
  const words = Array.from({ length: 1000 }, (_, at) => at);
  words[0] = name;
  return {
    read: (start, count) => {
      calls.push(`read ${start} ${count}`);
      if (start + count > words.length) return { kind: 'exception', exception: 2 };
      return { kind: 'values', words: words.slice(start, start + count) };
    },
    write: (start, values, single) => {
      calls.push(`${single ? 'one' : 'many'} ${start} ${values.join(',')}`);
      words.splice(start, values.length, ...values);
      return { kind: 'values', words: [] };
    },
    end: () => calls.push(`end ${name}`),
  };
};

const openDoor = async (idleCloseMs?: number) => {
  const calls: string[] = [];
  const state: { faults: ModbusFaults; delayMs: number } = { faults: {}, delayMs: 0 };
  let sessions = 0;
  const port = await findFreePort(new Set());
  const door = await openModbusDoor({
    host: '127.0.0.1',
    port,
    newSession: () => createSession((sessions += 1), calls),
    faults: () => state.faults,
    delayMs: () => state.delayMs,
    ...(idleCloseMs === undefined ? {} : { idleCloseMs }),
  });
  onTestFinished(() => door.close());
  return { door, port, calls, state };
};

const openClient = async (port: number, timeoutMs = 2000) => {
  const client = new ModbusRTU();
  await client.connectTCP('127.0.0.1', { port });
  client.setID(1);
  client.setTimeout(timeoutMs);
  // Not waited for: on a connection that is gone already the driver never calls back.
  onTestFinished(() => client.close(() => undefined));
  return client;
};

const openSocket = async (port: number): Promise<Socket> => {
  const socket = connect({ host: '127.0.0.1', port });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
};

/** Sends a request (transaction 7) and answers with the hex of what follows the header. */
const ask = async (socket: Socket, body: string): Promise<string> => {
  const bytes = Buffer.from(body, 'hex');
  const header = Buffer.from([0, 7, 0, 0, 0, bytes.length]);
  socket.write(Buffer.concat([header, bytes]));
  const [answer]: Buffer[] = await once(socket, 'data');
  return answer?.toString('hex').slice(12) ?? '';
};

test('hands a block read and a block write over as one request each', async () => {
  const { port, calls } = await openDoor();
  const client = await openClient(port);
  expect((await client.readHoldingRegisters(10, 3)).data).toEqual([10, 11, 12]);
  expect((await client.readInputRegisters(11, 1)).data).toEqual([11]);
  await client.writeRegisters(20, [7, 8, 9]);
  await client.writeRegister(23, 5);
  expect((await client.readInputRegisters(20, 4)).data).toEqual([7, 8, 9, 5]);
  expect(calls).toEqual(['read 10 3', 'read 11 1', 'many 20 7,8,9', 'one 23 5', 'read 20 4']);
});

test('gives every connection a session of its own and ends it with the connection', async () => {
  const { port, calls } = await openDoor();
  const clients = [];
  for (let at = 0; at < 4; at += 1) clients.push(await openClient(port));
  const names = await Promise.all(clients.map((client) => client.readHoldingRegisters(0, 1)));
  expect(names.map(({ data }) => data[0])).toEqual([1, 2, 3, 4]);
  const socket = await openSocket(port);
  expect(await ask(socket, '010300000001')).toBe('0103020005');
  socket.end();
  await expect.poll(() => calls).toContain('end 5');
});

test('answers units 0, 1 and 255 and refuses every other with exception 11', async () => {
  const { port } = await openDoor();
  const socket = await openSocket(port);
  expect(await ask(socket, '00030005 0001'.replace(' ', ''))).toBe('0003020005');
  expect(await ask(socket, 'ff0300050001')).toBe('ff03020005');
  expect(await ask(socket, '020300050001')).toBe('02830b');
});

test.each([
  ['126 registers', '01030000007e', '018303'],
  ['60000 registers', '01040000ea60', '018403'],
  ['no register', '010300000000', '018303'],
  ['124 registers in one write', `01100000007cf8${'00'.repeat(248)}`, undefined],
  ['a byte count that does not fit', '0110000000020300000000', '019003'],
  ['a request cut short', '01030000', '018303'],
  ['coils', '010100000001', '018101'],
  ['write coil', '01050000ff00', '018501'],
  ['read and write in one', '0117000000010000000102 0001'.replace(' ', ''), '019701'],
  ['device identification', '012b0e0100', '01ab01'],
  ['an address outside', '0103ffff0001', '018302'],
])('refuses %s', async (_title, request, answer) => {
  const { port } = await openDoor();
  const socket = await openSocket(port);
  if (answer !== undefined) return expect(await ask(socket, request)).toBe(answer);
  // Larger than a Modbus TCP frame may be: the stream is given up.
  socket.write(Buffer.concat([Buffer.from([0, 7, 0, 0, 0, 255]), Buffer.from(request, 'hex')]));
  await once(socket, 'close');
});

test('takes requests that arrive in pieces and several at once', async () => {
  const { port } = await openDoor();
  const socket = await openSocket(port);
  const request = Buffer.from('000700000006010300050001', 'hex');
  socket.write(request.subarray(0, 5));
  socket.write(Buffer.concat([request.subarray(5), request, request]));
  let bytes = 0;
  for await (const [chunk] of (async function* () {
    while (bytes < 33) yield (await once(socket, 'data')) as [Buffer];
  })()) {
    bytes += chunk.length;
  }
  expect(bytes).toBe(33);
});

test('closes an idle connection', async () => {
  const { port } = await openDoor(20);
  await once(await openSocket(port), 'close');
});

test('gives up a stream that is not Modbus TCP', async () => {
  const { port } = await openDoor();
  const socket = await openSocket(port);
  socket.write('GET / HTTP/1.1\r\n\r\n');
  await once(socket, 'close');
});

test('stays silent, busy or late as told', async () => {
  const { port, state } = await openDoor();
  const client = await openClient(port, 100);
  state.faults = { silence: true };
  await expect(client.readHoldingRegisters(0, 1)).rejects.toThrow(/Timed out/);
  state.faults = { busy: true };
  await expect(client.readHoldingRegisters(0, 1)).rejects.toMatchObject({ modbusCode: 6 });
  state.faults = { lateMs: 200 };
  await expect(client.readHoldingRegisters(5, 1)).rejects.toThrow(/Timed out/);
  state.faults = {};
  expect((await client.readHoldingRegisters(6, 1)).data).toEqual([6]);
});

test('damages answers as told', async () => {
  const { port, state } = await openDoor();
  const client = await openClient(port, 100);
  state.faults = { corrupt: 'transaction' };
  await expect(client.readHoldingRegisters(0, 1)).rejects.toThrow(/Timed out/);
  state.faults = { corrupt: 'bytes' };
  await expect(client.readHoldingRegisters(0, 1)).rejects.toThrow(/Unexpected/);
  state.faults = {};
  expect((await client.readHoldingRegisters(6, 1)).data).toEqual([6]);
});

test('a half answer leaves its connection mute until it is dropped', async () => {
  const { port, state, door } = await openDoor();
  const socket = await openSocket(port);
  state.faults = { half: true };
  socket.write(Buffer.from('000700000006010300050001', 'hex'));
  const [answer]: Buffer[] = await once(socket, 'data');
  expect(answer?.length).toBe(5);
  state.faults = {};
  const other = await openSocket(port);
  expect(await ask(other, '010300050001')).toBe('0103020005');
  const closed = once(socket, 'close');
  door.dropMuteLinks();
  await closed;
  expect(await ask(other, '010300050001')).toBe('0103020005');
});
