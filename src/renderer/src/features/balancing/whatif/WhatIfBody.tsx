import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import '#renderer/ui/LiveTestPlot.css';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { type RuleName, ruleNames } from '#shared/domain/balancing/rules/balanceRule.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { siteOf } from '#shared/domain/balancing/whatif/generateSite.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { DayDetails } from './DayDetails.tsx';
import { planScenario } from './planScenario.ts';
import { Results } from './Results.tsx';
import { useResultWords } from './resultWords.ts';
import { ScenarioForm } from './ScenarioForm.tsx';
import { useWhatIf } from './useWhatIf.ts';
import { variantsOf } from './variants.ts';

const planId = 'plan';
const allShare = 100;

const useScenarios = () =>
  useQuery({
    queryKey: ['sitePlan', 'scenarios'],
    queryFn: () => api.sitePlan.scenarios(),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The scenario that is chosen, as it was changed here. */
const useChosen = (plan: Site | undefined, known: readonly Scenario[]) => {
  const { t } = useTranslation('balancing');
  const own = useMemo(
    () => (plan === undefined ? null : planScenario(plan, t('whatIf.thisPlan'))),
    [plan, t],
  );
  const [id, choose] = useState<string | null>(null);
  const [edited, edit] = useState<Scenario | null>(null);
  const all = [...(own === null ? [] : [own]), ...known];
  const base = all.find((scenario) => scenario.id === id) ?? all[0] ?? null;
  // The plan may have been changed since its day was edited; the day stays, the plan is the newest.
  const scenario =
    edited === null || edited.id !== base?.id
      ? base
      : edited.id === planId && own !== null
        ? { ...edited, site: own.site }
        : edited;
  return {
    all,
    scenario,
    edit,
    choose: (next: string) => {
      choose(next);
      edit(null);
    },
  };
};

interface Compared {
  readonly rules: readonly RuleName[];
  readonly alsoUnrotated: boolean;
}

/** Which rules of sharing are set against each other. */
const CompareFields = (props: { compared: Compared; onChange: (compared: Compared) => void }) => {
  const { t } = useTranslation('balancing');
  const { compared, onChange } = props;
  const { rules, alsoUnrotated } = compared;
  return (
    <fieldset className="nx-bal-group">
      <legend className="nx-legend">{t('whatIf.compare')}</legend>
      <div className="nx-bal-checks">
        {ruleNames.map((rule) => (
          <CheckField
            key={rule}
            label={t(`whatIf.rule.${rule}`)}
            checked={rules.includes(rule)}
            onChange={(wants) =>
              onChange({
                ...compared,
                rules: wants ? [...rules, rule] : rules.filter((each) => each !== rule),
              })
            }
          />
        ))}
        <CheckField
          label={t('whatIf.alsoUnrotated')}
          checked={alsoUnrotated}
          onChange={(also) => onChange({ ...compared, alsoUnrotated: also })}
        />
      </div>
    </fieldset>
  );
};

/** How far the day is worked out, or why it could not be. */
const WorkingOut = ({ whatIf }: { whatIf: ReturnType<typeof useWhatIf> }) => {
  const { t } = useTranslation('balancing');
  const { nameOf } = useResultWords();
  const { running, problem } = whatIf;
  return (
    <>
      {running === null ? null : (
        <ProgressPanel
          what={t('whatIf.running', { variant: nameOf(running.variant) })}
          done={Math.round(running.share * allShare)}
          total={allShare}
          onCancel={whatIf.cancel}
        />
      )}
      {problem === null ? null : (
        <div className="nx-panel nx-panel-bad" role="alert">
          <p>{t('whatIf.failed', { reason: problem })}</p>
        </div>
      )}
    </>
  );
};

/** Chooses a day and what is compared on it, works it out, shows what came of it. */
export const WhatIfBody = ({ plan, isPlanBroken }: { plan: Site | undefined; isPlanBroken: boolean }) => {
  const { t } = useTranslation('balancing');
  const usable = isPlanBroken || plan?.chargers.length === 0 ? undefined : plan;
  const { all, scenario, choose, edit } = useChosen(usable, useScenarios().data ?? []);
  const [compared, setCompared] = useState<Compared>({ rules: ruleNames, alsoUnrotated: true });
  const whatIf = useWhatIf();
  const variants = variantsOf(compared.rules, compared.alsoUnrotated);
  if (scenario === null) return null;
  const { running, outcome } = whatIf;
  return (
    <>
      {isPlanBroken ? <NoticePanel>{t('whatIf.planBroken')}</NoticePanel> : null}
      <div className="nx-card nx-stack">
        <SelectField
          label={t('whatIf.scenario')}
          value={scenario.id}
          options={all.map(({ id, title }) => ({
            value: id,
            label: id === planId ? title : `${id} · ${title}`,
          }))}
          onChange={choose}
        />
        <ScenarioForm
          scenario={scenario}
          chargers={siteOf(scenario).chargers.map(({ id }) => id)}
          onChange={edit}
        />
        <CompareFields compared={compared} onChange={setCompared} />
      </div>
      <WorkingOut whatIf={whatIf} />
      {outcome === null ? (
        <EmptyState title={t('whatIf.none')}>{t('whatIf.noneText')}</EmptyState>
      ) : (
        <>
          <Results results={outcome.results} />
          <DayDetails outcome={outcome} />
        </>
      )}
      <PrimaryBar
        primary={
          <Button
            kind="primary"
            busy={running !== null}
            disabled={variants.length === 0}
            onClick={() => void whatIf.run(scenario, variants)}
          >
            {t('whatIf.run', { number: variants.length })}
          </Button>
        }
      />
    </>
  );
};
