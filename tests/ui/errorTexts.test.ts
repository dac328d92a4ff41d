import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { describeError } from '#core/hosting/describeError.ts';
import { errorWords } from '#renderer/app/useErrorText.ts';
import { createFormat } from '#renderer/i18n/format.ts';
import { toWireError } from '#shared/contract/wireError.ts';
import { certificateFinding } from '#shared/domain/certificates/certificateRules.ts';
import { appError } from '#shared/errors/appError.ts';
import { errorCatalogue, errorCodes } from '#shared/errors/catalogue.ts';
import { findingsDetail } from '#shared/errors/findingsDetail.ts';

type Texts = Record<string, { text?: string; hint?: string }>;

const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(`resources/locales/${language}/errors.json`, 'utf8')) as Texts;

const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');

test.each(['en', 'cs', 'de'])(
  'every error has a text and a hint in %s, and nothing else is there',
  (language) => {
    const texts = textsOf(language);
    const incomplete = errorCodes.filter((code) => !texts[code]?.text || !texts[code].hint);
    expect(incomplete).toEqual([]);
    expect(Object.keys(texts).filter((code) => !(code in errorCatalogue))).toEqual([]);
  },
);

test.each(['en', 'cs', 'de'])('error texts in %s use only details that the error has', (language) => {
  const texts = textsOf(language);
  const unknown = errorCodes.flatMap((code) => {
    const known = Object.keys(errorCatalogue[code].details.shape);
    const used = placeholdersOf(`${texts[code]?.text} ${texts[code]?.hint}`);
    return used.filter((name) => !known.includes(name)).map((name) => `${code}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

const resource = (language: string, name: string) =>
  JSON.parse(readFileSync(`resources/locales/${language}/${name}.json`, 'utf8')) as Record<string, object>;

test.each(['en', 'cs', 'de'] as const)(
  'certificates of no use are told with reason and fix, in %s, in window and terminal alike',
  async (language) => {
    const findings = [
      certificateFinding('cert-key-missing', {}),
      certificateFinding('cert-expired', { subject: 'NX1', until: '2020-01-01' }),
    ];
    const rules = findings.map(({ code }) => code).join(', ');
    const error = appError('certificate.unusable', { rules, findings: findingsDetail(findings) });
    const ocpp = resource(language, 'ocpp');
    const i18n = i18next.createInstance();
    const texts = { ocpp, errors: resource(language, 'errors') };
    const interpolation = { escapeValue: false };
    await i18n.init({ lng: language, resources: { [language]: texts }, interpolation });
    const { text, hint } = errorWords(toWireError(error), {
      lookup: i18n.t as never,
      describe: { label: (point: string) => point, value: () => null } as never,
      format: createFormat(language),
    });
    expect(describeError(error, '.', { LANG: language })).toBe(`${text}\n${hint}`);
    const said = ocpp['finding'] as Record<string, { reason: string; fix: string }>;
    expect(text).toContain(said['cert-key-missing']?.reason);
    expect(text).toContain(said['cert-key-missing']?.fix);
    expect(text).toContain('NX1');
    expect(text).not.toMatch(/cert-|\{/);
  },
);
