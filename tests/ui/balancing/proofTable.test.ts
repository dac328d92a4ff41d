import { expect, test } from 'vitest';
import { planTable } from '#renderer/features/balancing/proof/planTable.ts';
import { sumLines, sumText } from '#renderer/features/balancing/proof/sumWords.ts';
import { fallbackSums } from '#shared/domain/balancing/fallback/fallbackSums.ts';
import { plan } from './plan.ts';

const words = { number: (value: number) => String(value).replace('.', ','), base: 'Last', margin: 'Reserve' };
const safe = {
  ...plan,
  chargers: plan.chargers.map((each) => ({ ...each, fallbackA: 6, timeoutS: 30 })),
};

test('a sum reads as an electrician writes it, in the decimal sign of the language', () => {
  const [main] = plan.nodes;
  const site = {
    ...safe,
    nodes: [{ ...main, id: 'main', limitA: 63, baseLoadA: 12.5 }, ...plan.nodes.slice(1)],
  };
  const [first] = fallbackSums(site, 'fallback');
  expect(first && sumText(first, words)).toBe('12,5\u202fA Last + 3 × 6\u202fA = 30,5\u202fA ≤ 63\u202fA');
});

test('phases that say the same stand in one line', () => {
  const lines = sumLines(fallbackSums(safe, 'fallback').filter(({ node }) => node === 'main'));
  expect(lines.map(({ phases }) => phases)).toEqual([['L1', 'L2', 'L3']]);
});

test('the plan becomes a table of settings; who cannot be reached is named', () => {
  const { csv, unreachable } = planTable({
    ...safe,
    chargers: safe.chargers.map((each, at) =>
      at === 1 ? { ...each, address: { host: '10.0.0.12' }, ocpp: { maxA: 16, installLimitA: 10 } } : each,
    ),
  });
  expect(unreachable).toEqual(['c3']);
  expect(csv.split('\r\n').slice(1)).toEqual([
    ';NX-1;c1;3;L1L2L3;16;6;30;1;',
    'modbus://10.0.0.12:502/1;;c2;3;L2L3L1;16;;;;10',
  ]);
});
