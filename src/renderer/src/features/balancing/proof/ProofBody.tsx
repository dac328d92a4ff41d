import { IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindingSummary } from '#renderer/features/balancing/editor/FindingSummary.tsx';
import { type PlanPart, setCharger } from '#renderer/features/balancing/model/planEdits.ts';
import { nameOf, useRuleText } from '#renderer/features/balancing/model/useRuleText.ts';
import type { SitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { wantPlace } from '#renderer/features/balancing/model/wantedPlace.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { proposeFallbacks } from '#shared/domain/balancing/fallback/proposeFallbacks.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { HandOver } from './HandOver.tsx';
import { LiveProof } from './LiveProof.tsx';
import { SumTable } from './SumTable.tsx';
import { unknownPhases } from './sumWords.ts';

const isSum = (rule: string): boolean => /^(fallback|restart)-(fits|above)$/.test(rule);

/** Takes proposed fall-backs over as one step that can be undone; answers the sentence that says so. */
const usePropose = (plan: Site, { store }: SitePlan) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const [told, setTold] = useState<string | null>(null);
  const propose = () => {
    const { fallbackA, timeoutS, fits } = proposeFallbacks(plan);
    const amps = Object.values(fallbackA);
    let next = plan;
    for (const [id, each] of Object.entries(fallbackA))
      next = setCharger(next, id, {
        fallbackA: each,
        fallbackAction: 'lower',
        bootA: each,
        ...(timeoutS === null ? {} : { timeoutS }),
      });
    store.change(next);
    const timeout = timeoutS === null ? '–' : format.seconds(timeoutS);
    const on = amps.filter((each) => each > 0).length;
    setTold(fits ? t('proof.proposed', { on, off: amps.length - on, timeout }) : t('proof.nothingFits'));
  };
  return { told, propose };
};

/** The proof of a plan: verdict, what to mend, every sum at both moments. */
export const ProofBody = (props: { site: SiteSummary; sitePlan: SitePlan; plan: Site }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const navigate = useNavigate();
  const { plan, site, sitePlan } = props;
  const [openedAtMs] = useState(() => Date.now());
  const proof = useMemo(() => fallbackProof(plan), [plan]);
  const ruleText = useRuleText(plan);
  const { told, propose } = usePropose(plan, sitePlan);
  const isPlanBroken = isRefused(sitePlan.findings);
  const rest = proof.findings.filter(({ rule }) => !isSum(rule));
  const unknown = unknownPhases(plan).map((id) => nameOf(plan, id));
  const holds = proof.holds && !isPlanBroken;
  const toPlan = (part: PlanPart, fieldId: string | null) => {
    wantPlace({ part, fieldId });
    void navigate({ to: '/sites/$siteId/balancing', params: { siteId: site.id } });
  };
  return (
    <>
      <p className="nx-bal-print-only">
        {t('proof.printedFor', { site: site.name, date: format.dateTime(openedAtMs) })}
      </p>
      <VerdictBanner
        verdict={holds ? 'pass' : 'fail'}
        reason={isPlanBroken ? t('proof.planBroken') : t(proof.holds ? 'proof.holdsText' : 'proof.failsText')}
      />
      <div className="nx-row nx-bal-no-print">
        <Button onClick={propose}>{t('proof.propose')}</Button>
        <Button icon={<IconPrinter size={20} aria-hidden />} onClick={() => window.print()}>
          {t('proof.print')}
        </Button>
      </div>
      <p role="status" className="nx-bal-told nx-bal-no-print">
        {told}
      </p>
      <SumTable plan={plan} moment="fallback" sums={proof.sums} />
      <SumTable plan={plan} moment="restart" sums={proof.sums} />
      {unknown.length === 0 ? null : <p>{t('proof.worst', { chargers: unknown.join(', ') })}</p>}
      <section className="nx-stack" aria-labelledby="proof-times">
        <h2 id="proof-times">{t('proof.times')}</h2>
        <p>{t('proof.longest', { seconds: format.seconds(proof.longestTimeoutS) })}</p>
        <FindingSummary findings={rest} ruleText={ruleText} title={t('proof.times')} onGo={toPlan} />
      </section>
      <LiveProof key={JSON.stringify(plan)} plan={plan} />
      <HandOver plan={plan} site={site} canApply={holds} />
    </>
  );
};
