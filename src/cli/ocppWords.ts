import { appRoot } from '#core/hosting/appRoot.ts';
import { fill, languageOf, readTexts } from '#core/hosting/personWords.ts';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';

export interface OcppTexts {
  readonly finding: Readonly<Record<string, { readonly reason: string; readonly fix: string }>>;
}

const mapOf = (params: OcppFinding['params']): ReadonlyMap<string, string> =>
  new Map(Object.entries(params).map(([name, value]) => [name, String(value)]));

/** The texts of OCPP in the language of the person. */
export const readOcppTexts = <Texts extends OcppTexts>(): Texts =>
  readTexts(appRoot(), languageOf(process.env), 'ocpp.json') as Texts;

/** A text with the parameters of what it says. */
export const fillParams = (text: string, params: OcppFinding['params']): string => fill(text, mapOf(params));

/** A finding as lines: what is wrong, what to do, what to write instead. */
export const findingLines = (
  { finding }: OcppTexts,
  { code, severity, params, fix }: OcppFinding,
): readonly string[] => {
  const texts = finding[code];
  return [
    `${severity.padEnd(5)}  ${fillParams(texts?.reason ?? code, params)}`,
    `       ${fillParams(texts?.fix ?? '', params)}`,
    ...(fix === undefined ? [] : [`       → ${fix}`]),
  ];
};
