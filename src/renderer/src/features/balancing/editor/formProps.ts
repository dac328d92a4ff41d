import { fieldId } from '#renderer/features/balancing/model/findingPlace.ts';
import type { Change, PlanPart } from '#renderer/features/balancing/model/planEdits.ts';
import type { PlanStore } from '#renderer/features/balancing/model/planStore.ts';
import type { RuleText } from '#renderer/features/balancing/model/useRuleText.ts';
import type { SiteFinding } from '#shared/domain/balancing/site/siteRules.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

/** What every form of a part gets. */
export interface PartFormProps {
  readonly plan: Site;
  readonly store: PlanStore;
  readonly findings: readonly SiteFinding[];
  readonly ruleText: RuleText;
}

/** Id and error of a field: what refuses it stands at the field itself. */
export const fieldOf = (
  part: PlanPart,
  { findings, ruleText }: Pick<PartFormProps, 'findings' | 'ruleText'>,
) => {
  return (field: string): { readonly id: string; readonly error: string | null } => {
    const wrong = findings.find(
      ({ level, field: where }) => level === 'refuse' && (where ?? '').endsWith(`/${field}`),
    );
    return { id: fieldId(part, field), error: wrong === undefined ? null : ruleText(wrong).text };
  };
};

/** What fields of the site as a whole get. */
export interface SiteFieldsProps {
  readonly plan: Site;
  readonly at: ReturnType<typeof fieldOf>;
  readonly set: (change: Change<Site>) => void;
}
