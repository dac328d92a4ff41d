import { expect, test } from 'vitest';
import cs from '#resources/locales/cs/rules.json' with { type: 'json' };
import de from '#resources/locales/de/rules.json' with { type: 'json' };
import en from '#resources/locales/en/rules.json' with { type: 'json' };
import { findingRules } from '#shared/domain/findingRules.ts';
import { fleetRules } from '#shared/domain/fleet/fleetRules.ts';

const languages = { en, cs, de };

test.each(['en', 'cs', 'de'] as const)(
  'every rule of a table has its words in %s, from its own parameters',
  (language) => {
    const texts: Readonly<Record<string, { text: string; hint: string }>> = languages[language].finding;
    for (const [rule, { params }] of Object.entries(fleetRules)) {
      const { text = '', hint = '' } = texts[rule] ?? {};
      expect([text, hint], rule).not.toContain('');
      const names = [...`${text} ${hint}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      expect(
        names.filter((name) => !params.some((param) => param === name)),
        rule,
      ).toEqual([]);
    }
  },
);

test('the rules of a table are among all rules', () => {
  expect(Object.keys(findingRules)).toEqual(expect.arrayContaining(Object.keys(fleetRules)));
});
