import { expect, test } from 'vitest';
import { createFormat } from '#renderer/i18n/format.ts';
import { systemLanguage } from '#renderer/i18n/language.ts';
import { writePointValue } from '#renderer/i18n/pointUnits.ts';

test('amperes keep the decimal sign of the language and a narrow no-break space', () => {
  expect(createFormat('en').amps(13)).toBe('13\u202fA');
  expect(createFormat('cs').amps(7.5)).toBe('7,5\u202fA');
  expect(createFormat('de').amps(12.94, 1)).toBe('12,9\u202fA');
});

test('negative numbers carry a minus sign, not a hyphen', () => {
  expect(createFormat('en').dbm(-57)).toBe('−57\u202fdBm');
});

test('durations grow from seconds to hours', () => {
  const { duration } = createFormat('en');
  expect([8, 60, 95, 3700].map(duration)).toEqual([
    '8\u202fs',
    '1\u202fmin',
    '1\u202fmin 35\u202fs',
    '1\u202fh 1\u202fmin',
  ]);
});

test.each([
  ['settings.maxCurrent', 13, '13\u202fA'],
  ['meter.current.l1', 12.94, '12.9\u202fA'],
  ['meter.voltage.l2', 230.4, '230\u202fV'],
  ['failsafe.defaultTimeout', 60, '1\u202fmin'],
  ['meter.energy.total', 1500, '1.50\u202fkWh'],
  ['schedule.1.start', 405, '06:45'],
  ['wifi.rssi', -61, '−61\u202fdBm'],
  ['history.12.start', 0, '–'],
  ['wifi.ssid', 'Garage', 'Garage'],
] as const)('%s is written with its unit', (point, value, expected) => {
  expect(writePointValue(point, value, createFormat('en'))).toBe(expected);
});

test('an unavailable value is nothing, never 0', () => {
  expect(writePointValue('meter.power', null, createFormat('en'))).toBeNull();
});

test('Slovak readers get Czech, unknown languages English', () => {
  expect(systemLanguage(['sk-SK'])).toBe('cs');
  expect(systemLanguage(['fr-FR', 'de-AT'])).toBe('de');
  expect(systemLanguage(['fr-FR'])).toBe('en');
});
