import { useTranslation } from 'react-i18next';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import type { FindingView } from '#shared/contract/jobRows.ts';

const LEVELS = ['refuse', 'warn', 'open-point'] as const;
/** Passed checks that work out a sum are shown, the others folded. */
const isSum = ({ rule }: FindingView): boolean => rule.includes('-sum-');

/** What every check says: refused first, then warnings, open points, and what passed folded away. */
export const Checks = ({ findings }: { findings: readonly FindingView[] }) => {
  const { t } = useTranslation('wizard');
  const passed = findings.filter(({ level }) => level === 'pass');
  const sums = passed.filter(isSum);
  const rest = passed.filter((finding) => !isSum(finding));
  return (
    <div className="nx-stack">
      {LEVELS.map((level) => {
        const own = findings.filter((finding) => finding.level === level);
        if (own.length === 0) return null;
        const isFolded = level === 'open-point';
        const title = t(`review.level.${level}`, { count: own.length });
        return isFolded ? (
          <details key={level} className="nx-job-fold">
            <summary>{title}</summary>
            <div>
              <FieldNotes findings={own} />
            </div>
          </details>
        ) : (
          <section key={level} className="nx-stack">
            <h2>{title}</h2>
            <FieldNotes findings={own} />
          </section>
        );
      })}
      {sums.length === 0 ? null : (
        <section className="nx-stack">
          <h2>{t('review.sums')}</h2>
          <FieldNotes findings={sums} />
        </section>
      )}
      {rest.length === 0 ? null : (
        <details className="nx-job-fold">
          <summary>{t('review.level.pass', { count: rest.length })}</summary>
          <div>
            <FieldNotes findings={rest} />
          </div>
        </details>
      )}
    </div>
  );
};
