import { expect, test } from 'vitest';
import { fillTemplate } from '#core/provisioning/fillTemplate.ts';

const refuse = (reason: string) => new Error(reason);

test('values go into the holes of a template, also several times and inside a text', () => {
  const template = {
    'wifi.ssid': '${site}-guest',
    'network.hostname': 'box-${number}',
    'settings.maxCurrent': '16 A',
  };
  expect(fillTemplate(template, { site: 'Dům', number: '7' }, refuse)).toEqual({
    'wifi.ssid': 'Dům-guest',
    'network.hostname': 'box-7',
    'settings.maxCurrent': '16 A',
  });
});

test.each([
  ['a hole without a value', { a: '${limit}' }, {}, '${limit}: no value'],
  ['a hole that is no name', { a: '${a b}' }, {}, '${a b}: not a name'],
  ['a value without a hole', { a: '16 A' }, { limti: '16' }, 'values: limti: no such hole'],
  ['a name every object has', { a: '${constructor}' }, {}, '${constructor}: no value'],
])('refuses %s by its name', (_what, texts, values, reason) => {
  expect(() =>
    fillTemplate(texts as Record<string, string>, values as Record<string, string>, refuse),
  ).toThrow(reason);
});
