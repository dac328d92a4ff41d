import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useKeepAwake } from '#renderer/app/useKeepAwake.ts';
import { PlanScreen } from '#renderer/features/balancing/frame/PlanScreen.tsx';
import { SaveTrouble } from '#renderer/features/balancing/frame/SaveLine.tsx';
import type { SitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { playTone } from '#renderer/ui/tone.ts';
import type { SiteSummary } from '#shared/contract/log.ts';
import type { SiteTestEvent } from '#shared/contract/siteTest.ts';
import type { SiteTest } from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { ChooseTests } from './ChooseTests.tsx';
import { RunningTest } from './RunningTest.tsx';
import './siteTest.css';
import { TestResult } from './TestResult.tsx';
import { afterEvent, noSiteTest } from './testState.ts';

export interface Chosen {
  readonly tests: readonly SiteTest[];
  readonly chargers: readonly string[];
  readonly pin: string;
}

/** The commissioning test of the whole site against its plan. */
export const TestPage = () => (
  <PlanScreen>{(site, sitePlan) => <Test key={site.id} site={site} sitePlan={sitePlan} />}</PlanScreen>
);

const tones = { pass: 'pass', warn: 'warn', fail: 'fail', 'not-proven': 'warn' } as const;

const Test = ({ site, sitePlan }: { site: SiteSummary; sitePlan: SitePlan }) => {
  const { t } = useTranslation(['siteTest', 'balancing']);
  const plan = sitePlan.history?.now;
  if (plan === undefined)
    return (
      <Screen title={t('siteTest:title')} lead={t('siteTest:lead')}>
        <SaveTrouble sitePlan={sitePlan} />
        <EmptyState
          title={t('balancing:proof.none')}
          action={
            <Link
              to="/sites/$siteId/balancing"
              params={{ siteId: site.id }}
              className="nx-button nx-button-primary"
            >
              {t('balancing:proof.toPlan')}
            </Link>
          }
        />
      </Screen>
    );
  return <PlannedTest siteId={site.id} sitePlan={sitePlan} plan={plan} />;
};

const PlannedTest = ({ siteId, sitePlan, plan }: { siteId: string; sitePlan: SitePlan; plan: Site }) => {
  const { t } = useTranslation('siteTest');
  const [state, setState] = useState(noSiteTest);
  const [isCancelled, setCancelled] = useState(false);
  const stream = useJobStream<SiteTestEvent>();
  useKeepAwake(stream.isRunning);
  const start = async ({ tests, chargers, pin }: Chosen) => {
    await sitePlan.store.flush();
    setState(noSiteTest);
    setCancelled(false);
    const input = { siteId, tests: [...tests], chargers: [...chargers], ...(pin === '' ? {} : { pin }) };
    await stream.run(
      (signal) => api.siteTest.run(input, { signal }),
      (event) => {
        setState((now) => afterEvent(now, event));
        if (event.kind === 'waiting' && event.what !== null) playTone('attention');
        if (event.kind === 'done') playTone(tones[event.result.verdict]);
      },
    );
  };
  const cancel = () => {
    stream.cancel();
    setCancelled(true);
  };
  const key = stream.isRunning ? 'running' : state.result === null ? 'choose' : 'result';
  return (
    <Screen title={t(`${key}Title`)} lead={key === 'choose' ? t('lead') : undefined} focusKey={key}>
      <SaveTrouble sitePlan={sitePlan} />
      <BridgeErrorPanel error={stream.error} />
      {isCancelled ? <NoticePanel title={t('cancelledTitle')}>{t('cancelled')}</NoticePanel> : null}
      {stream.isRunning ? <RunningTest state={state} plan={plan} onCancel={cancel} /> : null}
      {key === 'result' && state.result !== null ? (
        <TestResult
          result={state.result}
          sitePlan={sitePlan}
          plan={plan}
          siteId={siteId}
          onAgain={() => setState(noSiteTest)}
        />
      ) : null}
      {key === 'choose' ? (
        <ChooseTests
          siteId={siteId}
          plan={plan}
          revision={sitePlan.revision}
          onStart={(chosen) => void start(chosen)}
        />
      ) : null}
    </Screen>
  );
};
