import { appRoot } from '#core/hosting/appRoot.ts';
import { fill, languageOf, readTexts } from '#core/hosting/personWords.ts';
import type { SumMoment } from '#shared/domain/balancing/fallback/fallbackSums.ts';
import type { Finding, FindingLevel } from '#shared/domain/finding.ts';

interface Texts {
  readonly level: Readonly<Record<FindingLevel, string>>;
  readonly rule: Readonly<Record<string, { readonly text?: string; readonly hint?: string } | undefined>>;
  readonly proof: {
    readonly holds: string;
    readonly fails: string;
    readonly moment: Readonly<Record<SumMoment, string>>;
  };
}

/** Words for the check of a site, in the language of the person: those of the pages. */
export interface SiteWords {
  finding(found: Finding): string;
  moment(moment: SumMoment): string;
  readonly holds: string;
  readonly fails: string;
}

/** Reads the texts once. */
export const siteWords = (): SiteWords => {
  const { level, rule, proof } = readTexts(appRoot(), languageOf(process.env), 'balancing.json') as Texts;
  return {
    finding: (found) => {
      const params = new Map(Object.entries(found.params).map(([name, value]) => [name, String(value)]));
      const { text = found.rule, hint = '' } = rule[found.rule] ?? {};
      return `${level[found.level]}: ${fill(`${text} ${hint}`.trim(), params)} [${found.rule}]`;
    },
    moment: (moment) => proof.moment[moment],
    holds: proof.holds,
    fails: proof.fails,
  };
};
