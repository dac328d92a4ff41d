import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { certificatePoints } from '#shared/domain/certificates/certificateSet.ts';
import type { DevicePoint } from '#shared/profile/deviceProfile.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';
import { languages, type PointTexts, placeholders, readLocale } from './localeFiles.ts';

const points = [...nexusProfile().points.values()];
/** Points of records are named once, with N for the number of the record. */
const generic = (name: string) => name.replace(/\.\d+\./, '.N.');

/** Their words are those of the frame: common:chargeState, common:limitSource and common:fault. */
const saidByFrame = ['state.charge', 'limit.source', 'state.fault', 'state.warning', 'state.faultLatched'];
const own = points.filter(({ name }) => !saidByFrame.includes(name));

/** Values that are words rather than numbers, as they are read. */
const wordValues = ({ enum: words, range }: DevicePoint): string[] => [
  ...Object.keys(words),
  ...range.flatMap((item) => ('means' in item ? ['raw' in item ? 'none' : String(item.value)] : [])),
];
const table = (keysOf: (point: DevicePoint) => string[]) =>
  Object.fromEntries(
    own.flatMap((point) => {
      const values = keysOf(point).toSorted();
      return values.length > 0 ? [[generic(point.name), values]] : [];
    }),
  );
const keysIn = (groups: PointTexts['words']) =>
  Object.fromEntries(Object.entries(groups).map(([point, texts]) => [point, Object.keys(texts).toSorted()]));

describe.each(languages)('the points in %s', (language) => {
  const { group, words, bits, ...labels } = readLocale(language, 'points') as PointTexts;

  test('have a label each, and nothing else has', () => {
    expect(Object.keys(labels).toSorted()).toEqual(
      [...new Set(points.map(({ name }) => generic(name))), ...Object.values(certificatePoints)].toSorted(),
    );
  });

  test('number their records', () => {
    const wrong = Object.entries(labels).filter(
      ([name, label]) =>
        placeholders(JSON.stringify(label)).join() !== (name.includes('.N.') ? 'number' : ''),
    );
    expect(wrong).toEqual([]);
  });

  test('tell two points with the same group apart', () => {
    const seen = Object.entries(labels).map(
      ([name, label]) => `${name.split('.')[0]}: ${JSON.stringify(label)}`,
    );
    expect(seen.filter((each, index) => seen.indexOf(each) !== index)).toEqual([]);
  });

  test('have a name for every group', () => {
    const groups = new Set(points.map(({ name }) => name.split('.')[0] ?? ''));
    expect(Object.keys(group).toSorted()).toEqual([...groups].toSorted());
  });

  test('have a word for every value that is one', () => {
    expect(keysIn(words)).toEqual(table(wordValues));
  });

  test('have a word for every bit', () => {
    expect(keysIn(bits)).toEqual(table((point) => Object.keys(point.bits)));
  });
});

test('labels and words are found by names with dots in them', async () => {
  const texts = i18next.createInstance();
  await texts.init({ lng: 'en', resources: { en: { points: readLocale('en', 'points') as object } } });
  // Points come from profiles, so their names are not known to the compiler.
  const find = texts.t as unknown as (key: string, options?: Record<string, unknown>) => string;
  const say = (key: string, options?: Record<string, unknown>) => find(`points:${key}`, options);
  expect(say('meter.power')).toBe('Power');
  expect(say('meter.power.l1')).toBe('Power L1');
  expect(say('schedule.N.start', { number: 2 })).toBe('Schedule 2: start');
  expect(say('words.limit.current.none')).toBe('no limit');
  expect(say('bits.modbus.flags.1')).toBe('control allowed');
});
