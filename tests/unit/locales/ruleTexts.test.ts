import { describe, expect, test } from 'vitest';
import { ZodEnum } from 'zod';
import { circuitAnswersSchema, countrySchema } from '#shared/domain/circuitAnswers.ts';
import { planControlTest } from '#shared/domain/controlTest.ts';
import type { FindingLevel } from '#shared/domain/finding.ts';
import { findingRules } from '#shared/domain/findingRules.ts';
import type { ReservedRange } from '#shared/domain/ipv4.ts';
import { backEndReasons } from '#shared/domain/ocppJob/backEndReasons.ts';
import { ocppStatusWords } from '#shared/domain/ocppJob/ocppStatus.ts';
import { type StageVerdict, stageNames, stageReasons } from '#shared/domain/stageLimits.ts';
import { testReasons } from '#shared/domain/stepVerdict.ts';
import type { SupplyPhase } from '#shared/domain/sumCheck.ts';
import { languages, leaves, placeholders, type RuleTexts, readLocale, type Texts } from './localeFiles.ts';

/** What the review itself finds about the way to the charger, beside the tables of rules. */
const reviewRules = {
  'stand-closer': ['rssiDbm', 'minDbm'],
  'wifi-not-tried': [],
  'address-reached': ['host', 'port'],
  'address-silent': ['host', 'port'],
} as const;

const params: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(findingRules).map(([rule, { params: names }]) => [rule, names])),
  ...reviewRules,
};

const levels = { refuse: 0, warn: 0, 'open-point': 0, pass: 0 } satisfies Record<FindingLevel, 0>;
const stageVerdicts = { ok: 0, cautious: 0, warn: 0, refuse: 0 } satisfies Record<StageVerdict, 0>;
const phases = { L1: 0, L2: 0, L3: 0 } satisfies Record<SupplyPhase, 0>;
const ranges = {
  'this-network': 0,
  loopback: 0,
  'link-local': 0,
  documentation: 0,
  multicast: 0,
  'future-use': 0,
} satisfies Record<ReservedRange, 0>;

const stepIds = (['full', 'bluetooth', 'modbus'] as const).flatMap((variant) =>
  planControlTest({ variant, limitA: 16, failsafeA: 6, timeoutS: 30, hasCar: true }).steps.map(
    ({ id }) => id,
  ),
);

/** Every answer at the board that is one of several words, and everything else a text is given as an id. */
const words: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(circuitAnswersSchema.shape).flatMap(([field, schema]) => {
      const answer = schema.unwrap();
      return answer instanceof ZodEnum ? [[field, answer.options.map(String)]] : [];
    }),
  ),
  mainPhases: ['1', '3', 'unknown'],
  country: countrySchema.options,
  phase: Object.keys(phases),
  range: Object.keys(ranges),
  ocppStatus: ocppStatusWords,
  measurement: ['continuity', 'loop', 'rcd'],
};

const keys = (texts: object) => Object.keys(texts).toSorted();
const sorted = (ids: Iterable<string>) => [...new Set(ids)].toSorted();

const wrongParams = (texts: Texts, table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(texts).flatMap(([id, text]) => {
    const wanted = sorted(table[id] ?? []).join();
    const used = placeholders(text).join();
    return used === wanted ? [] : [`${id}: ${used} instead of ${wanted}`];
  });

describe.each(languages)('the rules in %s', (language) => {
  const rules = readLocale(language, 'rules') as RuleTexts;

  test('have a text and a hint for every finding, and for nothing else', () => {
    expect(keys(rules.finding)).toEqual(sorted(Object.keys(params)));
    for (const [rule, texts] of Object.entries(rules.finding)) {
      expect(keys(texts), rule).toEqual(['hint', 'text']);
    }
  });

  test('fill every parameter of a finding into its text, and a hint fills in no other', () => {
    const texts = Object.fromEntries(Object.entries(rules.finding).map(([rule, { text }]) => [rule, text]));
    expect(wrongParams(texts, params)).toEqual([]);
    const strangers = Object.entries(rules.finding).flatMap(([rule, { hint }]) =>
      placeholders(hint).filter((name) => !params[rule]?.includes(name)),
    );
    expect(strangers).toEqual([]);
  });

  test('name every level, stage and verdict of a stage', () => {
    expect(keys(rules.level)).toEqual(keys(levels));
    expect(keys(rules.stage)).toEqual(sorted(stageNames));
    expect(keys(rules.stageVerdict)).toEqual(keys(stageVerdicts));
  });

  test('give every reason of a stage with its parameters', () => {
    expect(keys(rules.stageReason)).toEqual(keys(stageReasons));
    expect(wrongParams(rules.stageReason, stageReasons)).toEqual([]);
  });

  test('give every reason of a test with its parameters', () => {
    const reasons = { ...testReasons, ...backEndReasons };
    expect(keys(rules.test)).toEqual(keys(reasons));
    expect(wrongParams(rules.test, reasons)).toEqual([]);
  });

  test('name every step of the test of control', () => {
    expect(keys(rules.testStep)).toEqual(
      sorted([...stepIds, 'meter-there', 'meter-away', 'meter-back', 'steered', 'back-end']),
    );
  });

  test('have a word for every id that is filled in', () => {
    expect(keys(rules.word)).toEqual(keys(words));
    for (const [group, ids] of Object.entries(words)) {
      expect(keys(rules.word[group] ?? {}), group).toEqual(sorted(ids));
    }
  });
});

describe.each(languages)('the words in %s', (language) => {
  const texts = ['rules', 'points'].flatMap((namespace) =>
    leaves(readLocale(language, namespace), namespace),
  );
  const found = (pattern: RegExp) => texts.filter(([, text]) => pattern.test(text)).map(([path]) => path);

  test('keep a number and its unit together with a narrow no-break space', () => {
    expect(found(/(\d|\}\})[ \u00a0]?(mA|A|V|ms|s|Ω|mm²|dBm|°C|GHz)(?![\p{L}\d])/u)).toEqual([]);
  });

  test('shout at nobody', () => {
    expect(found(/!/)).toEqual([]);
  });
});
