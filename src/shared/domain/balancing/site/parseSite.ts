import type { z } from 'zod';
import { isRefused } from '#shared/domain/finding.ts';
import { checkSite } from './checkSite.ts';
import type { SiteFinding } from './siteRules.ts';
import { type Site, siteChargerSchema, siteHeadSchema, siteNodeSchema } from './siteSchema.ts';
import { shapeFindings } from './siteShape.ts';

/** A site with everything that was found; `site` is what could be read, null when it must not be used. */
export interface ParsedSite {
  readonly site: Site | null;
  /** What could be read, for drawing, also while rules are broken. */
  readonly draft: Site | null;
  readonly findings: readonly SiteFinding[];
}

/** More broken fields than this are not listed one by one. */
const most = 200;

const nameOf = (given: unknown, index: number): string => {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : undefined;
  return typeof id === 'string' && id !== '' ? id : String(index);
};

const readEach = <Part>(
  schema: z.ZodType<Part>,
  given: readonly unknown[],
  where: string,
): { readonly good: Part[]; readonly findings: SiteFinding[] } => {
  const good: Part[] = [];
  const findings: SiteFinding[] = [];
  for (const [index, part] of given.entries()) {
    const parsed = schema.safeParse(part);
    if (parsed.success) good.push(parsed.data);
    else findings.push(...shapeFindings(parsed.error, `${where}/${nameOf(part, index)}`, part));
  }
  return { good, findings };
};

/** Reads a site file (already parsed from YAML) and tells everything that is wrong with it, not only the first. */
export const parseSite = (given: unknown): ParsedSite => {
  const head = siteHeadSchema.safeParse(given);
  if (!head.success)
    return { site: null, draft: null, findings: shapeFindings(head.error, '', given).slice(0, most) };
  const nodes = readEach(siteNodeSchema, head.data.nodes, 'nodes');
  const chargers = readEach(siteChargerSchema, head.data.chargers, 'chargers');
  const draft: Site = { ...head.data, nodes: nodes.good, chargers: chargers.good };
  const findings = [...nodes.findings, ...chargers.findings, ...checkSite(draft)].slice(0, most);
  return { site: isRefused(findings) ? null : draft, draft, findings };
};
