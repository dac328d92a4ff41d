/** `block` stops the wizard, `warn` needs a confirmation, `info` says what was changed or decided. */
export type OcppSeverity = 'block' | 'warn' | 'info';

/** A table of rules: severity, the row of the checklist it proves, and the names its texts fill in. */
export type OcppRuleTable = Readonly<
  Record<
    string,
    { readonly severity: OcppSeverity; readonly row: string; readonly params: readonly string[] }
  >
>;

/** What one rule says; `fix` is a value to put in place of the checked one. Never holds a key or a password. */
export interface OcppFinding<Code extends string = string> {
  readonly code: Code;
  readonly severity: OcppSeverity;
  readonly params: Readonly<Record<string, number | string>>;
  readonly fix?: string;
}

/** Makes findings of one table; the compiler insists on exactly the parameters the rule declares. */
export const createOcppFindings =
  <Table extends OcppRuleTable>(table: Table) =>
  <Code extends keyof Table & string>(
    code: Code,
    params: Readonly<Record<Table[Code]['params'][number], number | string>>,
    fix?: string | null,
  ): OcppFinding<Code> => ({
    code,
    severity: table[code]?.severity ?? 'block',
    params,
    ...(typeof fix === 'string' && { fix }),
  });

/** True when something in the list stops the wizard. */
export const isBlocked = (findings: readonly OcppFinding[]): boolean =>
  findings.some(({ severity }) => severity === 'block');

/** A character as it can be spoken of: U+200B. */
export const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
