import { useTranslation } from 'react-i18next';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { SiteTestState } from './testState.ts';
import { useVerdictText } from './useVerdictText.ts';
import { verdictTones } from './verdictTones.ts';

/** Every test of the run with what came of it so far. */
export const ItemList = ({ state, plan }: { state: SiteTestState; plan: Site }) => {
  const { t } = useTranslation(['siteTest', 'common']);
  const text = useVerdictText(plan);
  return (
    <ol className="nx-site-test-items">
      {state.items.map((item) => {
        const judged = state.judged.get(item.id);
        const isNow = item.id === state.itemId && judged === undefined;
        const name = t(`siteTest:test.${item.test}`);
        return (
          <li
            key={item.id}
            className={isNow ? 'nx-site-test-item-now' : undefined}
            aria-current={isNow ? 'step' : undefined}
          >
            <span
              className={classNames(
                'nx-site-test-sign',
                judged && `nx-result-${verdictTones[judged.verdict]}`,
              )}
            >
              {judged === undefined ? (
                <span className="nx-site-test-dot" />
              ) : (
                statusSign(verdictTones[judged.verdict], 24)
              )}
            </span>
            <span>
              <span className="nx-site-test-name">
                {item.charger === null ? name : `${nameOf(plan, item.charger)} · ${name}`}
              </span>
              {judged === undefined ? null : (
                <span className="nx-muted">
                  {t(`common:verdict.${judged.verdict}`)}: {text(judged)}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
