import { parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import { type Scenario, scenarioSchema } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { appError } from '#shared/errors/appError.ts';
import { readYaml } from './yamlText.ts';

/** Reads a scenario file: `file.invalid` names the first field that is wrong, or the first rule its site breaks. */
export const readScenarioText = (text: string, file: string): Scenario => {
  const parsed = scenarioSchema.safeParse(readYaml(text, file));
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
