import { expect, test } from 'vitest';
import {
  operatorSheet,
  sheetRows,
  sheetSections,
  sheetWords,
} from '#shared/domain/operatorSheet/operatorSheet.ts';
import { type SheetFacts, sheetFactsSchema } from '#shared/domain/operatorSheet/sheetFacts.ts';
import { type SheetTexts, sheetHtml } from '#shared/domain/operatorSheet/sheetHtml.ts';
import { languages, leaves, readLocale } from '#tests/unit/locales/localeFiles.ts';

const facts: SheetFacts = {
  charger: { serial: 'NX12345678', model: 'NEXUS 32', firmware: '1.4.2' },
  limitA: 16,
  url: 'wss://csms.example.com/ocpp',
  identity: 'RDAM 123',
  connectionUrl: 'wss://csms.example.com/ocpp/RDAM%20123',
  profile: 2,
  roots: [{ subject: 'Root', issuer: 'Root', untilMs: 1e12, sha256: 'AA:BB' }],
  client: null,
  ...{ heartbeatS: 300, meterIntervalS: 0, offline: 1, acceptsProfiles: true, hasLocalLimit: true },
  ...{ site: 'Farm <b>', socket: 'Garage 1', person: 'O\'Neil & "Sons"', atMs: 1e12 },
  ...{ proof: 'seen-by-person', isPractice: true },
};

const languageOf = (language: (typeof languages)[number]) => ({
  language,
  texts: readLocale(language, 'ocppSheet') as unknown as SheetTexts,
  date: (atMs: number) => new Date(atMs).toISOString().slice(0, 10),
  amperes: (amperes: number) => `${amperes} A`,
  seconds: (seconds: number) => `${seconds} s`,
});

test.each(languages)('the sheet for the operator says everything in %s, and is inert', (language) => {
  const words = languageOf(language);
  const { texts } = words;
  expect(Object.keys(texts.row)).toEqual([...sheetRows]);
  expect(Object.keys(texts.section)).toEqual([...sheetSections]);
  expect(Object.keys(texts.word)).toEqual([...sheetWords]);
  expect(leaves(texts as never).filter(([, text]) => text.trim() === '' || text.includes('!'))).toEqual([]);
  const html = sheetHtml(operatorSheet(sheetFactsSchema.parse(facts)), words);
  expect(html).toContain(`<html lang="${language}">`);
  for (const text of [
    'NX12345678',
    '16 A',
    'RDAM%20123',
    'AA:BB',
    '300 s',
    'Farm &lt;b&gt;',
    'O&#39;Neil &amp; &quot;Sons&quot;',
  ])
    expect(html).toContain(text);
  for (const word of [
    'profile2',
    'keySeparately',
    'noMeterValues',
    'lowestWins',
    'proof-seen-by-person',
  ] as const)
    expect(html).toContain(texts.word[word]);
  expect(html).toContain(texts.practice);
  expect(html).not.toMatch(/<script|<b>|https?:\/\/|src=/);
});

test('a section without rows and a line without a value are left out', () => {
  const { sections } = operatorSheet({ ...facts, roots: [], site: '', profile: 0, hasLocalLimit: false });
  expect(sections.map(({ section }) => section)).toEqual(['charger', 'connection', 'behaviour', 'handover']);
  const rows = sections.flatMap((each) => each.rows.map(({ row }) => row));
  expect(rows).not.toContain('site');
  expect(rows).not.toContain('localLimit');
});

test('nothing secret has a place on the sheet', () => {
  const withSecrets = {
    ...facts,
    key: 'abcdefghij0123456789',
    privateKey: 'x',
    charger: { ...facts.charger, pin: '000000' },
  };
  const html = sheetHtml(operatorSheet(sheetFactsSchema.parse(withSecrets)), languageOf('en'));
  expect(html).not.toMatch(/abcdefghij|000000/);
});
