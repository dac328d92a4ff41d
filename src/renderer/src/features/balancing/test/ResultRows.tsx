import { useTranslation } from 'react-i18next';
import { statusSign } from '#renderer/ui/status.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { SiteTestResult } from '#shared/contract/siteTest.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import './siteTest.css';
import { useVerdictText } from './useVerdictText.ts';
import { verdictTones } from './verdictTones.ts';

type Test = SiteTestResult['site'][number];

const Verdicts = ({ tests, plan }: { tests: readonly Test[]; plan: Site | undefined }) => {
  const { t } = useTranslation(['siteTest', 'common']);
  const text = useVerdictText(plan);
  return (
    <dl className="nx-site-test-verdicts">
      {tests.map((test, index) => (
        // The same test can stand twice where several chargers together show something.
        <div key={`${test.test} ${index}`}>
          <dt>{t(`siteTest:test.${test.test}`)}</dt>
          <dd>
            <strong>{t(`common:verdict.${test.verdict}`)}</strong>: {text(test)}
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** What came of every charger and of the site; also shown in the log. */
export const ResultRows = ({ result, plan }: { result: SiteTestResult; plan: Site | undefined }) => {
  const { t } = useTranslation(['siteTest', 'common']);
  return (
    <div className="nx-stack">
      {result.simulated ? (
        <div className="nx-row">
          <Tag tone="practice">{t('siteTest:simulated')}</Tag>
        </div>
      ) : null}
      {result.chargers.map((charger) => (
        <section key={charger.id} className="nx-card nx-site-test-charger" aria-label={charger.name}>
          <div className={`nx-site-test-head nx-result-${verdictTones[charger.verdict]}`}>
            {statusSign(verdictTones[charger.verdict], 48)}
            <h2>{charger.name}</h2>
            <strong>{t(`common:verdict.${charger.verdict}`)}</strong>
            <span className="nx-muted">{charger.serial}</span>
          </div>
          <Verdicts tests={charger.tests} plan={plan} />
        </section>
      ))}
      {result.site.length === 0 ? null : (
        <section className="nx-card nx-site-test-charger" aria-label={t('siteTest:wholeSite')}>
          <h2>{t('siteTest:wholeSite')}</h2>
          <Verdicts tests={result.site} plan={plan} />
        </section>
      )}
    </div>
  );
};
