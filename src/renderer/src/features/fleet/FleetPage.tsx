import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { useSites } from '#renderer/app/queries.ts';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import '#renderer/ui/ProofTable.css';
import './fleet.css';
import { useVaultState } from '#renderer/app/vault/useVaultState.ts';
import { FleetScreen } from './FleetScreen.tsx';
import { ageChecks } from './model/checks.ts';
import { closingRows } from './model/closingRows.ts';
import { useFleetState } from './model/fleetStore.ts';
import { type FleetOptions, firstOptions, optionProblem } from './model/options.ts';
import { useFleetRun } from './model/useFleetRun.ts';
import { useFleetTable } from './model/useFleetTable.ts';
import { useWriting } from './model/useWriting.ts';
import { ResultScreen } from './write/ResultScreen.tsx';
import { RunScreen } from './write/RunScreen.tsx';

const route = getRouteApi('/fleet');

/** Each stage begins at its title, for the eye and for a screen reader; the page as it opens is left alone. */
const useBeginAtTitle = (stage: string): void => {
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current === stage) return;
    shown.current = stage;
    const main = document.getElementById('nx-main');
    main?.scrollTo(0, 0);
    main?.querySelector('h1')?.focus();
  }, [stage]);
};

/** What a check was made with is gone with the page, or with the vault. */
const useAgeChecks = (): void => {
  const vault = useVaultState()?.kind;
  const known = useRef(vault);
  useEffect(ageChecks, []);
  useEffect(() => {
    if (known.current !== undefined && known.current !== vault) ageChecks();
    known.current = vault;
  }, [vault]);
};

/** Many chargers from one table: the table, then the run, then what came of it. */
export const FleetPage = () => {
  // All words at once: fetching some later would hide a screen that works.
  useTranslation(['fleet', 'configuration', 'pages', 'common', 'points', 'rules', 'errors']);
  const { site: asked } = route.useSearch();
  const { result, table: held } = useFleetState();
  const planSiteId = held?.planSiteId ?? null;
  const sites = useSites().data ?? [];
  const practice = usePracticeState();
  const [options, setOptions] = useState<FleetOptions>(() => ({
    ...firstOptions,
    site: asked === undefined ? null : { kind: 'known', id: asked },
  }));
  const run = useFleetRun();
  const table = useFleetTable();
  const writing = useWriting(run, table, options, setOptions);
  useAgeChecks();
  const change = (next: FleetOptions) => {
    if (next.pin !== options.pin || next.newPin !== options.newPin) ageChecks();
    setOptions(next);
  };
  const { site } = options;
  const chosen = site?.kind === 'known' ? sites.find(({ id }) => id === site.id) : undefined;
  const isPractice = chosen?.practice ?? practice?.kind === 'running';
  useShowInFrame({ place: chosen?.name, practice: isPractice });
  useBeginAtTitle(run.states !== null ? 'run' : result === null ? 'table' : 'result');
  if (run.states !== null) return <RunScreen run={run} states={run.states} parallel={options.parallel} />;
  if (result !== null) {
    // What cannot be undone is never a mere repeat, and a page that was left has forgotten its PINs.
    const rows = [...result.states.values()].map(({ row }) => row);
    const canRepeat = optionProblem(options) === null && closingRows(rows).length === 0;
    const onAgain = canRepeat ? () => void writing.write() : null;
    return <ResultScreen result={result} isPractice={isPractice} planSiteId={planSiteId} onAgain={onAgain} />;
  }
  return <FleetScreen options={options} onOptions={change} site={chosen} table={table} writing={writing} />;
};
