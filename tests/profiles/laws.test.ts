import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { profileDocumentSchema } from '#shared/profile/profileDocument.ts';
import { profileFaults } from '#shared/profile/profileFaults.ts';
import { bundledFolder } from './allProfiles.ts';

const all = readdirSync(bundledFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);
// Meters have a schema and laws of their own: meterLaws.test.ts.
const files = all.filter((name) => parse(readFileSync(join(bundledFolder, name), 'utf8')).kind !== 'meter');

test('there is a bundled profile', () => expect(files).not.toEqual([]));

describe.each(files)('%s', (file) => {
  const read = (): unknown => parse(readFileSync(join(bundledFolder, file), 'utf8'));

  test('fits the strict schema', () => {
    expect(profileDocumentSchema.safeParse(read()).error?.issues).toBeUndefined();
  });

  test('has unique points inside their blocks, ranges for what is writable, and listed sources', () => {
    expect(profileFaults(profileDocumentSchema.parse(read()))).toEqual([]);
  });
});

describe('the laws catch', () => {
  const file = files.find((name) => name.includes('nexus-reference')) ?? '';
  const broken = (change: (document: ReturnType<typeof profileDocumentSchema.parse>) => void) => {
    const document = profileDocumentSchema.parse(parse(readFileSync(join(bundledFolder, file), 'utf8')));
    change(document);
    return profileFaults(document).join('\n');
  };
  const point = { name: 'test.extra', at: 0, type: 'u16' } as const;

  test('an overlap', () => {
    expect(broken(({ blocks }) => blocks[0]?.points.push(point))).toContain('overlaps map.magic');
  });
  test('a point outside its block', () => {
    expect(broken(({ blocks }) => blocks[0]?.points.push({ ...point, at: 112 }))).toContain(
      'outside block A',
    );
  });
  test('a name given twice', () => {
    const twice = { ...point, name: 'state.cp', at: 80 };
    expect(broken(({ blocks }) => blocks[0]?.points.push(twice))).toContain('state.cp: named twice');
  });
  test('a writable point without a range', () => {
    const open = { ...point, at: 31, access: 'rw' as const };
    expect(broken(({ blocks }) => blocks[2]?.points.push(open))).toContain('writable without a range');
  });
  test('a range that contains "unavailable"', () => {
    const wide = { ...point, at: 31, access: 'rw' as const, range: [{ min: 0, max: 65_535 }] };
    expect(broken(({ blocks }) => blocks[2]?.points.push(wide))).toContain('contains "unavailable"');
  });
  test('a source that is not listed', () => {
    const unsourced = { ...point, at: 110, source: 'hearsay' };
    expect(broken(({ blocks }) => blocks[0]?.points.push(unsourced))).toContain('source hearsay');
  });
  test('a name that leads nowhere', () => {
    expect(broken((document) => document.watchdog.rearmedBy.push('no.point'))).toContain('no.point: no such');
  });
  test('an unknown key', () => {
    const content = { ...(parse(readFileSync(join(bundledFolder, file), 'utf8')) as object), extra: 1 };
    expect(profileDocumentSchema.safeParse(content).success).toBe(false);
  });
});
