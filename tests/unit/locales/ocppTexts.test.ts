import { describe, expect, test } from 'vitest';
import { ocppRules } from '#shared/domain/ocpp/ocppRules.ts';
import { operatorPresets } from '#shared/domain/ocpp/operatorPresets.ts';
import { languages, leaves, placeholders, readLocale, type Texts } from './localeFiles.ts';

interface OcppTexts {
  readonly finding: Readonly<Record<string, { readonly reason: string; readonly fix: string }>>;
  readonly severity: Texts;
  readonly preset: Texts;
}

describe.each(languages)('the OCPP rules in %s', (language) => {
  const texts = readLocale(language, 'ocpp') as OcppTexts;

  test('have a reason that fills in every parameter, and a fix that fills in no other', () => {
    expect(Object.keys(texts.finding).toSorted()).toEqual(Object.keys(ocppRules).toSorted());
    for (const [code, { params }] of Object.entries(ocppRules)) {
      const { reason = '', fix = '' } = texts.finding[code] ?? {};
      expect(placeholders(reason), code).toEqual([...params].toSorted());
      expect(fix, code).not.toBe('');
      expect(
        placeholders(fix).filter((name) => !(params as readonly string[]).includes(name)),
        code,
      ).toEqual([]);
    }
  });

  test('name every severity and preset, and shout at nobody', () => {
    expect(Object.keys(texts.severity)).toEqual(['block', 'warn', 'info']);
    expect(Object.keys(texts.preset)).toEqual(operatorPresets.map(({ id }) => id));
    expect(leaves(texts).filter(([, text]) => text.trim() === '' || text.includes('!'))).toEqual([]);
  });
});
