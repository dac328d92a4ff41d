import { useTranslation } from 'react-i18next';
import { useRuleText } from '#renderer/features/balancing/model/useRuleText.ts';
import type { FindingView } from '#shared/contract/jobRows.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

type Lookup = (key: string, options: Record<string, string>) => string;

/** What stands in the way, in the words of the plan or of the test. */
const useRefusalText = (plan: Site) => {
  const { t } = useTranslation('siteTest');
  const ruleText = useRuleText(plan);
  const lookup = t as unknown as Lookup;
  return (finding: FindingView): string => {
    const words = Object.fromEntries(
      Object.entries(finding.params).map(([name, value]) => [name, String(value)]),
    );
    return finding.rule.startsWith('site-test-')
      ? lookup(`refusal.${finding.rule}`, { ...words, defaultValue: finding.rule })
      : ruleText(finding).text;
  };
};

/** Why a test cannot be started as it was chosen. */
export const Refusals = ({ plan, refusals }: { plan: Site; refusals: readonly FindingView[] }) => {
  const { t } = useTranslation('siteTest');
  const refusalText = useRefusalText(plan);
  return (
    <div className="nx-panel nx-panel-warn" role="alert">
      <p className="nx-panel-text">{t('refused')}</p>
      <ul className="nx-bullets">
        {refusals.map((finding) => (
          <li key={`${finding.rule} ${finding.field} ${finding.params['phase'] ?? ''}`}>
            {refusalText(finding)}
          </li>
        ))}
      </ul>
    </div>
  );
};
