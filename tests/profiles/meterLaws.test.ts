import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { MeterPoint } from '#shared/profile/meter/meterProfile.ts';
import { parseMeterProfile } from '#shared/profile/meter/parseMeterProfile.ts';
import { meterBlocks } from '#simulator/meter/meterMap.ts';
import { bundledFolder, bundledStore, meterProfile } from './allProfiles.ts';

const reference = join(bundledFolder, 'meters/reference-meter.yaml');

interface Document {
  kind: string;
  currentSign: string;
  source: string;
  spans: { start: number; length: number; read: string }[];
  points: { name: string; at: number; type: string; extra?: number }[];
}

const broken = (change: (document: Document) => void) => () => {
  const document: Document = parse(readFileSync(reference, 'utf8'));
  change(document);
  return parseMeterProfile(document, { file: 'own.yaml', verified: false });
};

const typeText = ({ type }: MeterPoint) => (type.kind === 'string' ? `string${type.registers}` : type.kind);

test('profile and virtual meter agree on every name, register, type and scale', () => {
  const own = [...meterProfile('reference-meter').points.values()].map(
    (point) => `${point.at} ${point.name} ${typeText(point)} ×${point.scale}`,
  );
  const theirs = Object.values(meterBlocks).flatMap(({ start, rows }) =>
    rows.map((row) => `${start + row.offset} ${row.name} ${row.type} ×${row.scale}`),
  );
  expect(own.toSorted()).toEqual(theirs.toSorted());
});

test('the profile reads exactly the blocks that the virtual meter has', () => {
  const own = meterProfile('reference-meter').spans.map(({ start, length }) => `${start}+${length}`);
  expect(own.toSorted()).toEqual(
    Object.values(meterBlocks)
      .map(({ start, length }) => `${start}+${length}`)
      .toSorted(),
  );
});

test('there is the reference meter and three that are sold, each with its sources', () => {
  expect(bundledStore.meters().map(({ id, verified }) => [id, verified])).toEqual([
    ['carlo-gavazzi-em24-e1', true],
    ['janitza-umg96', true],
    ['reference-meter', true],
    ['siemens-pac2200', true],
  ]);
});

test('a meter is no charger: the profiles of chargers stay what they were', () => {
  expect(bundledStore.profiles().map(({ id }) => id)).toEqual(['nexus-reference']);
});

describe('the laws catch', () => {
  test.each<[string, (document: Document) => void, RegExp]>([
    [
      'an overlap',
      ({ points }) => void (points[12] = { name: 'current.l1', at: 259, type: 's32' }),
      /overlaps/,
    ],
    [
      'a name given twice',
      ({ points }) => void points.push({ name: 'frequency', at: 269, type: 'u16' }),
      /twice/,
    ],
    ['a missing current', ({ points }) => void points.splice(13, 1), /current.l1: missing/],
    ['a point that no request reads', ({ spans }) => void spans.pop(), /in no span/],
    ['a source that is not listed', (document) => void (document.source = 'hearsay'), /hearsay: not listed/],
    [
      'a name no meter has',
      ({ points }) => void points.push({ name: 'limit.current', at: 269, type: 'u16' }),
      /points/,
    ],
    ['an unknown key', ({ points }) => void (points[0] = { ...points[0], extra: 1 } as never), /extra|key/],
    [
      'a value in a request that is made once',
      ({ spans }) => void (spans[0] = { start: 256, length: 26, read: 'once' }),
      /always read/,
    ],
  ])('%s', (_, change, reason) => {
    expect(broken(change)).toThrow(expect.objectContaining({ code: 'profile.invalid' }) as Error);
    try {
      broken(change)();
    } catch (error) {
      expect(error).toMatchObject({ details: { reason: expect.stringMatching(reason) } });
    }
  });

  test('power that is missing where it gives the sign', () => {
    const change = broken((document) => {
      document.currentSign = 'from-power';
      document.points = document.points.filter(({ name }) => name !== 'power.l2');
    });
    expect(change).toThrow(expect.objectContaining({ code: 'profile.invalid' }) as Error);
  });
});
