import { expect, test } from 'vitest';
import { parseDesiredFile } from '#core/provisioning/desiredFile.ts';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';

const bomb = (levels: number): string => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n <= levels; n += 1) {
    lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`);
  }
  return `${lines.join('\n')}\npoints: *a${levels}\n`;
};

const points = (...lines: string[]) => `points:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;

const cases: readonly (readonly [title: string, text: string, code: string])[] = [
  ['a YAML bomb', bomb(30), 'file.invalid'],
  ['an alias', 'points: &p\n  display.brightness: 40\ngeneration: *p\n', 'file.invalid'],
  ['a merge key', 'base: &b\n  display.brightness: 40\npoints:\n  <<: *b\n', 'file.invalid'],
  ['a point twice', points('display.brightness: 40', 'display.brightness: 50'), 'file.invalid'],
  ['the points twice', `${points('display.brightness: 40')}${points('display.timeout: 5')}`, 'file.invalid'],
  ['a wrong unit', points('settings.maxCurrent: 16 kW'), 'point.bad-value'],
  ['a comma for a point', points('settings.maxCurrent: 13,5 A'), 'point.bad-value'],
  ['a word for a number', points('settings.maxCurrent: much'), 'point.bad-value'],
  ['a list for a number', points('settings.maxCurrent: [13]'), 'file.invalid'],
  ['a map for a number', points('settings.maxCurrent: {a: 1}'), 'file.invalid'],
  ['nothing for a number', points('settings.maxCurrent:'), 'point.bad-value'],
  ['an unknown point', points('settings.maxCurent: 13 A'), 'point.unknown'],
  ['a name of JavaScript', points('__proto__: 13 A', 'constructor: 1'), 'point.unknown'],
  ['an unknown key', `${points('display.brightness: 40')}run: rm\n`, 'file.invalid'],
  ['a tag', points('display.brightness: !!js/function "x"'), 'point.bad-value'],
  [
    'two documents',
    `${points('display.brightness: 40')}---\n${points('display.timeout: 5')}`,
    'file.invalid',
  ],
  ['no points', 'points: {}\n', 'file.invalid'],
  ['an empty file', '', 'file.invalid'],
  ['binary rubbish', '\u0000\u0001\u0002\uFFFD', 'file.invalid'],
  ['300 kB', points('display.brightness: 40', `# ${'x'.repeat(300 * 1024)}`), 'file.invalid'],
  ['a thousand levels', `points: ${'['.repeat(1000)}${']'.repeat(1000)}\n`, 'file.invalid'],
  ['a measured value', points('meter.power: 5 W'), 'point.read-only'],
  ['a command', points('command.run: 1'), 'point.read-only'],
];

test('a desired file that cannot be meant is refused with its reason, in no time, and nothing is written', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { profile, identity } = await openCharger(on);
  const options = { file: 'bad.yaml', profile, hardwareMaxA: identity.hardwareMaxA };
  const codeOf = (text: string): unknown => {
    try {
      parseDesiredFile(text, options);
      return 'accepted';
    } catch (error) {
      return (error as { code?: unknown }).code ?? String(error);
    }
  };
  const found = cases.map(([title, text]) => {
    const startedMs = performance.now();
    return [title, codeOf(text), performance.now() - startedMs < 1000];
  });
  expect(found).toEqual(cases.map(([title, , code]) => [title, code, true]));
  expect(await on.site.truth()).toMatchObject({ 'generation.settings': 1, 'commit.state': 0 });
});

test('the same value with and without its unit is the same', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { profile, identity } = await openCharger(on);
  const options = { file: 'good.yaml', profile, hardwareMaxA: identity.hardwareMaxA };
  const valueOf = (text: string) => parseDesiredFile(points(`settings.maxCurrent: ${text}`), options).values;
  expect(['16', '16 A', '"16 A"', '16.0', '16.000 A'].map(valueOf)).toEqual(
    Array.from({ length: 5 }, () => ({ 'settings.maxCurrent': 16 })),
  );
});
