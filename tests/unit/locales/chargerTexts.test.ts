import { describe, expect, test } from 'vitest';
import { featureNames, notOfferedReasons } from '#shared/domain/charger/capabilities/offered.ts';
import { cardRefusals } from '#shared/domain/charger/cards/changeCards.ts';
import { clockVerdicts } from '#shared/domain/charger/clock/clockCheck.ts';
import { currentRefusals } from '#shared/domain/charger/current/checkCurrent.ts';
import { boundNames } from '#shared/domain/charger/current/currentBounds.ts';
import { faultCatalogue, faultCauses } from '#shared/domain/charger/faults/faultCatalogue.ts';
import { clearRefusals } from '#shared/domain/charger/faults/mayClear.ts';
import { chargeStates } from '#shared/domain/charger/live/chargeState.ts';
import { paramKind } from '#shared/domain/charger/paramKind.ts';
import { scheduleProblems } from '#shared/domain/charger/schedule/scheduleFindings.ts';
import { nextSentences } from '#shared/domain/charger/schedule/whatHappensNext.ts';
import { socketReasons, socketStops } from '#shared/domain/charger/socket/socketTest.ts';
import { zoneRefusals } from '#shared/domain/charger/time/posixZone.ts';
import { languages, leaves, placeholders, readLocale, type Texts } from './localeFiles.ts';

type Params = Readonly<Record<string, readonly string[]>>;
const paramsOf = (table: Readonly<Record<string, { readonly params: readonly string[] }>>): Params =>
  Object.fromEntries(Object.entries(table).map(([code, { params }]) => [code, params]));
const without = (codes: readonly string[]): Params => Object.fromEntries(codes.map((code) => [code, []]));

const tables: Readonly<Record<string, Params>> = {
  state: chargeStates,
  bound: without(boundNames),
  currentRefusal: currentRefusals,
  zoneRefusal: zoneRefusals,
  schedule: paramsOf(scheduleProblems),
  next: nextSentences,
  card: cardRefusals,
  clock: paramsOf(clockVerdicts),
  feature: without(featureNames),
  notOffered: notOfferedReasons,
  socket: paramsOf(socketReasons),
  socketStop: socketStops,
  needs: without(['button', 'card', 'app']),
  place: without(['mains', 'charger', 'cable', 'car', 'network']),
  socketVerdict: without(['good', 'watch', 'loose', 'not-proven']),
};

const signature = (table: Params) =>
  Object.entries(table)
    .map(([code, names]) => `${code}: ${names.toSorted().join()}`)
    .toSorted();
const signatureOf = (texts: Texts) =>
  signature(Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, placeholders(text)])));

describe.each(languages)('the rules of a charger in %s', (language) => {
  const rules = readLocale(language, 'charger-rules') as Record<string, Texts>;
  const faults = readLocale(language, 'faults') as Record<string, Texts> & {
    readonly fault: Readonly<Record<string, Texts>>;
  };

  test.each(Object.keys(tables))('have a text with its parameters for every code of %s', (name) => {
    expect(signatureOf(rules[name] ?? {})).toEqual(signature(tables[name] ?? {}));
  });

  test('say of every fault what it means, its danger, what to do now and what to check', () => {
    expect(Object.keys(faults.fault).toSorted()).toEqual(faultCatalogue.map(({ key }) => key).toSorted());
    for (const [key, texts] of Object.entries(faults.fault)) {
      expect(Object.keys(texts), key).toEqual(['meaning', 'danger', 'now', 'check']);
      expect(
        Object.values(texts).filter((text) => text.trim() === ''),
        key,
      ).toEqual([]);
    }
  });

  test('name every fault, cause, helper and refusal to clear', () => {
    const named = (readLocale(language, 'common') as { fault: Texts }).fault;
    expect(Object.keys(named).map(Number)).toEqual(faultCatalogue.map(({ bit }) => bit));
    expect(Object.keys(faults['cause'] ?? {}).toSorted()).toEqual(faultCauses.toSorted());
    expect(Object.keys(faults['help'] ?? {}).toSorted()).toEqual(
      [...new Set(faultCatalogue.map(({ help }) => help))].toSorted(),
    );
    expect(signatureOf(faults['clear'] ?? {})).toEqual(signature(clearRefusals));
  });

  test('keep a number and its unit together, and shout at nobody', () => {
    const texts = ['charger-rules', 'faults'].flatMap((name) => leaves(readLocale(language, name), name));
    const wrong = texts.filter(
      ([, text]) =>
        /(\d|\}\})[ \u00a0]?(mA|A|V|K|kWh|ms|s|h|Ω|°C|%)(?![\p{L}\d])/u.test(text) || text.includes('!'),
    );
    expect(wrong).toEqual([]);
  });

  test('have the words that parameters stand for', () => {
    for (const name of ['fault', 'cause', 'capability', 'pause', 'source']) {
      const kind = paramKind(name);
      expect(kind.kind).toBe('word');
      if (kind.kind !== 'word') continue;
      const [namespace = '', path = ''] = kind.list.split(':');
      const found = leaves(readLocale(language, namespace)).some(([key]) =>
        key.startsWith(`/${path.replace('.', '/')}/`),
      );
      expect(found, kind.list).toBe(true);
    }
  });
});

test('the welded contactor is left in the plug until the breaker is off', () => {
  const now = (language: (typeof languages)[number]) =>
    (readLocale(language, 'faults') as { fault: Record<string, Texts> }).fault['contactor-welded']?.['now'];
  expect(now('en')).toBe('Switch the breaker off first. Do not pull the plug under voltage.');
  expect(now('cs')).toBe('Nejprve vypněte jistič. Nevytahujte vidlici pod napětím.');
  expect(now('de')).toBe(
    'Zuerst den Leitungsschutzschalter ausschalten. Den Stecker nicht unter Spannung ziehen.',
  );
});

test('a parameter is written as what its name says', () => {
  expect(['untilMs', 'waitS', 'maxWh', 'currentA', 'slots'].map((name) => paramKind(name).kind)).toEqual([
    'moment',
    'duration',
    'energy',
    'number',
    'number',
  ]);
});
