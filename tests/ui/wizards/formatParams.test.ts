import { expect, test } from 'vitest';
import { createFormat } from '#renderer/i18n/format.ts';
import { formatParams } from '#renderer/wizards/commissioning/findings/formatParams.ts';

const describe = { label: (point: string) => `name of ${point}`, value: () => null };
const lookup = (key: string): string => key;
const words = (params: Record<string, string | number>, language: 'en' | 'cs' = 'cs') =>
  // Only the two functions of the description that are used here.
  formatParams(params, createFormat(language), describe as never, lookup);

test('numbers are written as the language writes them, ports are not numbers', () => {
  expect(words({ valueOhm: 1.25, port: 15020 })).toEqual({ valueOhm: '1,25', port: '15020' });
});

test('words of the answers, stages and tests come from the rules', () => {
  expect(words({ plug: 'fixed', stage: 'rcd', test: 'modbus:failsafe', type: 'A' })).toEqual({
    plug: 'rules:word.plug.fixed',
    stage: 'rules:stage.rcd',
    test: 'rules:testStep.failsafe',
    type: 'rules:word.rcdType.A',
  });
});

test('points are called by their names', () => {
  expect(words({ point: 'settings.maxCurrent' })).toEqual({ point: 'name of settings.maxCurrent' });
});
