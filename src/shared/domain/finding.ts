/** What a check says: refuse stops the job, warn asks for a look, an open point goes into the report. */
export type FindingLevel = 'pass' | 'warn' | 'refuse' | 'open-point';

/** A table of rules: each id has one level and the names of the parameters its text needs. */
export type RuleTable = Readonly<
  Record<string, { readonly level: FindingLevel; readonly params: readonly string[] }>
>;

/** The result of one rule; `field` is the answer it belongs to, null when it belongs to none. */
export interface Finding<Rule extends string = string> {
  readonly rule: Rule;
  readonly level: FindingLevel;
  readonly field: string | null;
  readonly params: Readonly<Record<string, number | string>>;
}

/** Makes findings of one table; the compiler insists on exactly the parameters the rule declares. */
export function createFindings<Table extends RuleTable>(table: Table) {
  return <Rule extends keyof Table & string>(
    rule: Rule,
    field: string | null,
    params: Readonly<Record<Table[Rule]['params'][number], number | string>>,
  ): Finding<Rule> => ({ rule, level: table[rule]?.level ?? 'refuse', field, params });
}

/** True when something in the list stops the job. */
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.level === 'refuse');
}

/** The findings that have to appear in the report as not yet settled. */
export function openPoints<Rule extends string>(findings: readonly Finding<Rule>[]): Finding<Rule>[] {
  return findings.filter((finding) => finding.level === 'open-point');
}
