import { parseDocument } from 'yaml';
import { type ParsedSite, parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import { type Scenario, scenarioSchema } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { appError } from '#shared/errors/appError.ts';

/** No site is drawn with more text than this. */
const longestText = 8_000_000;

const parseYaml = (text: string, file: string): unknown => {
  if (text.length > longestText) throw appError('file.invalid', { file, reason: 'too long' });
  // One core schema and no aliases: a small file must not unfold into a large one.
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined)
    throw appError('file.invalid', { file, reason: error.message.split('\n')[0] ?? '' });
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw appError('file.invalid', { file, reason: 'alias' }, { cause });
  }
};

/** Reads a site file (YAML or JSON) and tells everything that is wrong with it. `file.invalid` when it is no YAML. */
export const readSiteText = (text: string, file: string): ParsedSite => parseSite(parseYaml(text, file));

/** Reads a scenario file: `file.invalid` names the first field that is wrong, or the first rule its site breaks. */
export const readScenarioText = (text: string, file: string): Scenario => {
  const parsed = scenarioSchema.safeParse(parseYaml(text, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const reason = `${issue?.path.map(String).join('.') || file}: ${issue?.message ?? ''}`;
    throw appError('file.invalid', { file, reason });
  }
  const { site } = parsed.data;
  if ('nodes' in site) {
    const { findings } = parseSite(site);
    const first = findings.find(({ level }) => level === 'refuse');
    if (isRefused(findings) && first !== undefined)
      throw appError('file.invalid', { file, reason: `${first.rule} ${first.field ?? ''}`.trim() });
  }
  return parsed.data;
};
