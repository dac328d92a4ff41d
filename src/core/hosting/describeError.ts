import { type AppError, isAppError } from '#shared/errors/appError.ts';
import { findingsOfDetail } from '#shared/errors/findingsDetail.ts';
import { fill, languageOf, readTexts } from './personWords.ts';

type Words = Readonly<Record<string, string | undefined>>;
type Texts = Readonly<Record<string, { readonly text?: string; readonly hint?: string } | undefined>>;

type Findings = Readonly<Record<string, { readonly reason: string; readonly fix: string } | undefined>>;

/** Each finding of the OCPP rules with why and what to do, in the words the interface has for it. */
const findingsInWords = (detail: string, texts: Findings): string =>
  findingsOfDetail(detail)
    .map(({ code, params }) => {
      const values = new Map(Object.entries(params).map(([name, value]) => [name, String(value)]));
      return fill(`${texts[code]?.reason ?? code} ${texts[code]?.fix ?? ''}`, values);
    })
    .join(' ');

/** Numbers whose unit the texts leave to whoever shows them. */
const inWords = (name: string, value: unknown, language: string): string => {
  if (typeof value !== 'number') return String(value);
  if (name === 'rssiDbm') return `${value} dBm`;
  if (name === 'seconds') return `${value} s`;
  if (name === 'laptop' || name === 'expectedAfter') return new Date(value).toLocaleString(language);
  return String(value);
};

/** The details of an error as a person reads them. */
const detailsOf = (error: AppError, appRoot: string, language: string): ReadonlyMap<string, string> => {
  const words = new Map(
    Object.entries(error.details).map(([name, value]) => [name, inWords(name, value, language)]),
  );
  if (isAppError(error, 'radio.unavailable')) {
    const { radioReason } = readTexts(appRoot, language, 'common.json') as { radioReason?: Words };
    words.set('reason', radioReason?.[error.details.reason] ?? error.details.reason);
  }
  if (isAppError(error, 'firmware.refused')) {
    const { refusal } = readTexts(appRoot, language, 'firmware.json') as { refusal?: Words };
    words.set('reason', refusal?.[error.details.reason] ?? error.details.reason);
  }
  if (isAppError(error, 'certificate.unusable')) {
    const { finding = {} } = readTexts(appRoot, language, 'ocpp.json') as { finding?: Findings };
    words.set('findings', findingsInWords(error.details.findings, finding));
  }
  return words;
};

const describeKnown = (error: AppError, appRoot: string, env: NodeJS.ProcessEnv): string => {
  const language = languageOf(env);
  const texts = readTexts(appRoot, language, 'errors.json') as Texts;
  const details = detailsOf(error, appRoot, language);
  const { text = error.code, hint = '' } = texts[error.code] ?? {};
  return [fill(text, details), fill(hint, details)].filter((part) => part !== '').join('\n');
};

/** What an error says to a person outside the interface: what happened, and what to do now. */
export const describeError = (
  error: unknown,
  appRoot: string,
  env: NodeJS.ProcessEnv = process.env,
): string => {
  if (isAppError(error)) return describeKnown(error, appRoot, env);
  return error instanceof Error ? error.message : String(error);
};
