import { useTranslation } from 'react-i18next';
import { fieldId, inOrder, placeOf } from '#renderer/features/balancing/model/findingPlace.ts';
import type { PlanPart } from '#renderer/features/balancing/model/planEdits.ts';
import type { RuleText } from '#renderer/features/balancing/model/useRuleText.ts';
import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import type { Finding, FindingLevel } from '#shared/domain/finding.ts';

const tones: Record<FindingLevel, StatusTone> = {
  refuse: 'bad',
  warn: 'warn',
  'open-point': 'neutral',
  pass: 'good',
};
const mostShown = 60;

export interface FindingSummaryProps {
  readonly findings: readonly Finding[];
  readonly ruleText: RuleText;
  readonly title: string;
  readonly onGo: (part: PlanPart, fieldId: string | null) => void;
}

/** Everything the rules say about the plan, what breaks first; each line leads to where it is mended. */
export const FindingSummary = ({ findings, ruleText, title, onGo }: FindingSummaryProps) => {
  const { t } = useTranslation('balancing');
  const shown = inOrder(findings).slice(0, mostShown);
  if (shown.length === 0) return null;
  return (
    <ul className="nx-bal-findings" aria-label={title}>
      {shown.map((finding) => {
        const { text, hint } = ruleText(finding);
        const { part, field } = placeOf(finding);
        return (
          <li key={JSON.stringify([finding.rule, finding.field, finding.params])}>
            <button
              type="button"
              className={`nx-bal-finding nx-bal-finding-${tones[finding.level]}`}
              onClick={() => onGo(part, field === null ? null : fieldId(part, field))}
            >
              {statusSign(tones[finding.level])}
              <span>
                <span className="nx-hidden">{t(`level.${finding.level}`)}: </span>
                <span className="nx-bal-finding-text">{text}</span>
                {hint === '' ? null : <span className="nx-muted nx-small"> {hint}</span>}
              </span>
            </button>
          </li>
        );
      })}
      {findings.length > mostShown ? (
        <li className="nx-muted">{t('findings.more', { number: findings.length - mostShown })}</li>
      ) : null}
    </ul>
  );
};
