import { describe, expect, test } from 'vitest';
import { ocppRules } from '#shared/domain/ocpp/ocppRules.ts';
import { probeCauses, probeRungs, probeStates } from '#shared/domain/ocpp/probeCauses.ts';
import { languages, leaves, placeholders, readLocale, type Texts } from './localeFiles.ts';

interface OcppTexts {
  readonly finding: Readonly<Record<string, { readonly reason: string; readonly fix: string }>>;
  readonly severity: Texts;
  readonly probe: {
    readonly rung: Texts;
    readonly state: Texts;
    readonly cause: Readonly<Record<string, Texts>>;
  };
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

  test('say of everything the probe can see what it is, and unless it is good what it means and what to do', () => {
    const { rung, state, cause } = texts.probe;
    expect([Object.keys(rung), Object.keys(state)]).toEqual([[...probeRungs], [...probeStates]]);
    expect(Object.keys(cause).toSorted()).toEqual(Object.keys(probeCauses).toSorted());
    for (const [code, { state: how, params }] of Object.entries(probeCauses)) {
      const said = cause[code] ?? {};
      expect(Object.keys(said), code).toEqual(how === 'passed' ? ['seen'] : ['seen', 'means', 'todo']);
      expect(placeholders(Object.values(said).join(' ')), code).toEqual([...params].toSorted());
    }
  });

  test('name every severity, and shout at nobody', () => {
    expect(Object.keys(texts.severity)).toEqual(['block', 'warn', 'info']);
    expect(leaves(texts).filter(([, text]) => text.trim() === '' || text.includes('!'))).toEqual([]);
  });
});
