import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import type { SiteTestResult } from '#shared/contract/siteTest.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { ResultRows } from './ResultRows.tsx';
import { TakeOver } from './TakeOver.tsx';

/** The verdict of the site and of every charger, and what the plan should say after it. */
export const TestResult = (props: {
  result: SiteTestResult;
  siteId: string;
  plan: Site;
  sitePlan: SitePlan;
  onAgain: () => void;
}) => {
  const { t } = useTranslation('siteTest');
  const format = useFormat();
  const { result, siteId, plan, sitePlan } = props;
  return (
    <>
      <VerdictBanner verdict={result.verdict} reason={t(`verdict.${result.verdict}`)} />
      <p>
        {t('took', { time: format.duration(result.tookS) })} {t('leftAt')}
      </p>
      <TakeOver result={result} plan={plan} sitePlan={sitePlan} />
      <ResultRows result={result} plan={plan} />
      <PrimaryBar
        back={
          <Link to="/log" search={{ site: siteId }} className="nx-button">
            {t('toLog')}
          </Link>
        }
        primary={
          <Button kind="primary" onClick={props.onAgain}>
            {t('again')}
          </Button>
        }
      />
    </>
  );
};
