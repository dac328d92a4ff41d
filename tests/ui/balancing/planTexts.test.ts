import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldId, inOrder, placeOf } from '#renderer/features/balancing/model/findingPlace.ts';
import { fallbackRules } from '#shared/domain/balancing/fallback/fallbackRules.ts';
import { checkSite } from '#shared/domain/balancing/site/checkSite.ts';
import { siteRules } from '#shared/domain/balancing/site/siteRules.ts';
import { plan } from './plan.ts';

const rules: Record<string, { readonly params: readonly string[] }> = { ...siteRules, ...fallbackRules };

const textsOf = (language: string) => {
  const file = readFileSync(`resources/locales/${language}/balancing.json`, 'utf8');
  return (JSON.parse(file) as { rule: Record<string, { text: string; hint?: string }> }).rule;
};

test.each(['en', 'cs', 'de'])(
  'every rule of a site has its sentence in %s, with what it needs',
  (language) => {
    const texts = textsOf(language);
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(rules).toSorted());
    for (const [rule, { text, hint = '' }] of Object.entries(texts)) {
      const used = [...`${text} ${hint}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
      expect(rules[rule]?.params, rule).toEqual(expect.arrayContaining(used));
    }
  },
);

test('a finding leads to the part and the field where it is mended', () => {
  expect(placeOf({ field: 'nodes/main/limitA' })).toEqual({
    part: { kind: 'node', id: 'main' },
    field: 'limitA',
  });
  expect(placeOf({ field: 'chargers/c 1/rotation' }).part).toEqual({ kind: 'charger', id: 'c 1' });
  expect(placeOf({ field: 'controller/periodS' })).toEqual({ part: { kind: 'site' }, field: 'periodS' });
  expect(fieldId({ kind: 'charger', id: 'c 1' }, 'maxA')).toBe('plan-charger-c-1-maxA');
});

test('what breaks a rule stands before what only asks for a look', () => {
  const { baseLoadA: _, ...main } = plan.nodes[0] ?? { id: 'main', limitA: 63 };
  const findings = inOrder(checkSite({ ...plan, nodes: [main] }));
  const levels = findings.map(({ level }) => level);
  expect(levels[0]).toBe('refuse');
  expect(levels.lastIndexOf('refuse')).toBe(levels.filter((level) => level === 'refuse').length - 1);
});
