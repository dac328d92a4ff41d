import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { byPart } from '#renderer/features/balancing/model/findingPlace.ts';
import { keyOf, type PlanPart } from '#renderer/features/balancing/model/planEdits.ts';
import { treeRows } from '#renderer/features/balancing/model/treeRows.ts';
import { useRuleText } from '#renderer/features/balancing/model/useRuleText.ts';
import type { SitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { takeWantedPlace } from '#renderer/features/balancing/model/wantedPlace.ts';
import type { SiteSummary } from '#shared/contract/log.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { Diagram } from './Diagram.tsx';
import { FindingSummary } from './FindingSummary.tsx';
import { PartForm } from './PartForm.tsx';
import { Toolbar } from './Toolbar.tsx';
import { usePlanTools } from './usePlanTools.ts';

/** Ctrl+Z and Ctrl+Y outside of a field, which has an undo of its own. */
const useUndoKeys = (run: (tool: 'undo' | 'redo') => void): void => {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
      if (!(event.ctrlKey || event.metaKey) || isTyping || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      run(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  });
};

const goToField = (id: string | null): void => {
  // The form of the part is on the page with the next frame.
  requestAnimationFrame(() => {
    const field = (id === null ? null : document.getElementById(id)) ?? document.getElementById('plan-form');
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  });
};

/** The drawing with its tools, the form of the selected part, and everything the rules say. */
export const PlanEditor = (props: { sitePlan: SitePlan; plan: Site; site: SiteSummary }) => {
  const { t } = useTranslation('balancing');
  const { plan, site } = props;
  const { store, history, findings } = props.sitePlan;
  const rows = useMemo(() => treeRows(plan), [plan]);
  const places = useMemo(() => byPart(findings), [findings]);
  const ruleText = useRuleText(plan);
  const tools = usePlanTools(plan, store, history);
  const go = (part: PlanPart, id: string | null) => {
    tools.select(part);
    goToField(id);
  };
  useUndoKeys(tools.run);
  const latestGo = useRef(go);
  latestGo.current = go;
  useEffect(() => {
    const place = takeWantedPlace();
    if (place !== null) latestGo.current(place.part, place.fieldId);
  }, []);
  return (
    <>
      <Toolbar can={tools.can} onTool={tools.run} />
      <div className="nx-bal-columns">
        <div className="nx-stack nx-bal-picture">
          <Diagram
            rows={rows}
            selected={tools.selected}
            findings={places}
            onSelect={tools.select}
            onKey={tools.run}
          />
          <FindingSummary findings={findings} ruleText={ruleText} title={t('findings.title')} onGo={go} />
        </div>
        <PartForm
          key={keyOf(tools.selected)}
          part={tools.selected}
          plan={plan}
          store={store}
          site={site}
          findings={places.get(keyOf(tools.selected)) ?? []}
          ruleText={ruleText}
        />
      </div>
    </>
  );
};
