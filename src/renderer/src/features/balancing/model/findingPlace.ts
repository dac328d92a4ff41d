import type { Finding, FindingLevel } from '#shared/domain/finding.ts';
import { keyOf, type PlanPart, sitePart } from './planEdits.ts';

/** Where a finding is mended: the part whose form is opened and its field; null = the part as a whole. */
export interface FindingPlace {
  readonly part: PlanPart;
  readonly field: string | null;
}

/** Address of a field for labels and jumps. */
export const fieldId = (part: PlanPart, field: string): string =>
  `plan-${keyOf(part)}-${field}`.replaceAll(/[^\p{L}\p{N}-]+/gu, '-');

export const placeOf = ({ field }: Pick<Finding, 'field'>): FindingPlace => {
  const [where = '', id = '', ...rest] = (field ?? '').split('/');
  const name = rest[0] ?? null;
  if (where === 'nodes' && id !== '') return { part: { kind: 'node', id }, field: name };
  if (where === 'chargers' && id !== '') return { part: { kind: 'charger', id }, field: name };
  const own = [where, id, ...rest].filter((each) => each !== '').at(-1) ?? null;
  return { part: sitePart, field: own };
};

const order: readonly FindingLevel[] = ['refuse', 'warn', 'open-point', 'pass'];

/** What stops the plan first, then what asks for a look. */
export const inOrder = <Found extends Pick<Finding, 'level'>>(findings: readonly Found[]): Found[] =>
  order.flatMap((level) => findings.filter((finding) => finding.level === level));

/** The findings of each part by its key. */
export const byPart = <Found extends Finding>(findings: readonly Found[]): ReadonlyMap<string, Found[]> => {
  const parts = new Map<string, Found[]>();
  for (const finding of findings) {
    const key = keyOf(placeOf(finding).part);
    parts.set(key, [...(parts.get(key) ?? []), finding]);
  }
  return parts;
};
