import type { Command } from 'commander';
import { readSiteFile } from '#core/loadbalancing/siteFile.ts';
import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { sumLine } from '#shared/domain/balancing/fallback/fallbackSums.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { withCommonOptions } from './options.ts';
import { createOutput } from './output.ts';
import { readTextFile } from './readTextFile.ts';
import { siteWords } from './siteWords.ts';

const check = (file: string, options: { readonly json?: true }): void => {
  const { site, draft, findings } = readSiteFile(readTextFile(file), file);
  const proof = site === null ? null : fallbackProof(site);
  const all = [...findings, ...(proof?.findings ?? [])];
  const isGood = site !== null && !isRefused(all);
  const sums = (proof?.sums ?? []).map((sum) => ({
    ...sum,
    text: sumLine(sum, { base: 'base load', margin: 'margin' }),
  }));
  const result = {
    file,
    ok: isGood,
    nodes: draft?.nodes.length ?? 0,
    chargers: draft?.chargers.length ?? 0,
    findings: all,
    proof: proof === null ? null : { holds: proof.holds, longestTimeoutS: proof.longestTimeoutS, sums },
  };
  const words = siteWords();
  createOutput(options.json === true).result(result, [
    ...all.filter(({ level }) => level !== 'pass').map(words.finding),
    ...sums.map(({ moment, node, phase, text }) => `${words.moment(moment)}: ${node} ${phase}: ${text}`),
    isGood ? words.holds : words.fails,
  ]);
  if (!isGood) process.exitCode = 1;
};

/** `site check FILE`: everything wrong or open with a site file, and the proof that it is safe when nobody steers. */
export const addSiteCommand = (program: Command): void => {
  const site = program.command('site').description('site files for load balancing');
  withCommonOptions(
    site
      .command('check <file>')
      .description('check a site file and prove that it is safe when nobody steers'),
  ).action(check);
};
