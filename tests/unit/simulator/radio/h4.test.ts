import { expect, test } from 'vitest';
import { createH4Splitter } from '#simulator/radio/h4.ts';

const packets = [
  Buffer.from('01030c00', 'hex'),
  Buffer.from('0240200700030004000a0300', 'hex'),
  Buffer.from('040e0401030c00', 'hex'),
];

test('whole packets come out however the stream is cut', () => {
  const stream = Buffer.concat(packets);
  for (let size = 1; size <= stream.length; size++) {
    const seen: string[] = [];
    const split = createH4Splitter((packet) => seen.push(packet.toString('hex')));
    for (let at = 0; at < stream.length; at += size) split(stream.subarray(at, at + size));
    expect(seen).toEqual(packets.map((packet) => packet.toString('hex')));
  }
});

test('a stream that is not H4 is refused', () => {
  expect(() => createH4Splitter(() => undefined)(Buffer.from('GET /'))).toThrow('not an H4 packet type');
});
