import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type CutPlace, createLinkCut } from '#simulator/modbus/linkCut.ts';
import { openModbusDoor } from '#simulator/modbus/modbusDoor.ts';
import { findFreePort } from '#simulator/site/freePort.ts';

const readOne = Buffer.from('000100000006010300000001', 'hex');
const wholeAnswer = '000100000005010302002a';

/** A door whose connection is cut at a request, and how often a register was read behind it. */
const openCutDoor = async (frames: number, at: CutPlace) => {
  const cut = createLinkCut();
  cut.arm({ frames, at });
  const port = await findFreePort(new Set());
  const executed = { reads: 0 };
  const door = await openModbusDoor({
    host: '127.0.0.1',
    port,
    newSession: () => ({
      read: () => {
        executed.reads += 1;
        return { kind: 'values', words: [42] };
      },
      write: () => ({ kind: 'values', words: [] }),
      end: () => undefined,
    }),
    faults: () => ({}),
    delayMs: () => 0,
    nextCut: cut.next,
  });
  onTestFinished(() => door.close());
  return { port, executed };
};

/** Asks once and gives what came until the connection ended or an answer was whole. */
const ask = async (port: number): Promise<string> => {
  const socket = connect({ host: '127.0.0.1', port });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    if (Buffer.concat(chunks).length * 2 === wholeAnswer.length) socket.destroy();
  });
  socket.write(readOne);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('hex');
};

test.each([
  ['before', '', 0],
  ['half', wholeAnswer.slice(0, 10), 1],
  ['after', '', 1],
] as const)('a connection cut %s an answer gives "%s" and %i reads', async (at, received, reads) => {
  const { port, executed } = await openCutDoor(1, at);
  expect(await ask(port)).toBe(received);
  expect(executed.reads).toBe(reads);
});

test('the cut counts requests over all connections and happens once', async () => {
  const { port } = await openCutDoor(2, 'after');
  expect(await ask(port)).toBe(wholeAnswer);
  expect(await ask(port)).toBe('');
  expect(await ask(port)).toBe(wholeAnswer);
});
