import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { InterruptedLink } from '#renderer/features/fleet/InterruptedLink.tsx';
import { changeFleet, type FleetResult } from '#renderer/features/fleet/model/fleetStore.ts';
import { countRows, type RowOutcome } from '#renderer/features/fleet/model/rowStates.ts';
import { textsToCsv } from '#renderer/features/fleet/model/tableCsv.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import { RowTable } from './RowTable.tsx';
import { useRowText } from './useRowText.ts';

const OUTCOMES = ['failed', 'stopped', 'left-out', 'skipped', 'done', 'unchanged'] as const;

/** The rows as a table for a spreadsheet, in the words of the screen; practice data says so in every line. */
const useResultCsv = (result: FleetResult, isPractice: boolean) => {
  const { t } = useTranslation(['fleet', 'common']);
  const rowText = useRowText();
  return (): string => {
    const columns = ['row', 'serial', 'target', 'socket', 'result', 'reason', 'code'] as const;
    const header = columns.map((column) => t(`export.${column}`));
    const lines = [...result.states.values()].map((state) => {
      const { state: word, reason } = rowText(state);
      const { row, target, socket } = state.row;
      return [row, state.serial, target, socket, word, reason, state.error?.code ?? null];
    });
    if (!isPractice) return textsToCsv(header, lines);
    const mark = t('common:practice');
    return textsToCsv(
      [mark, ...header],
      lines.map((line) => [mark, ...line]),
    );
  };
};

/** The run in a few words: whether all is as it should be, how many rows came out how, and what to do next. */
const Summary = (props: { isWell: boolean; isStopped: boolean; counts: readonly string[] }) => {
  const { t } = useTranslation('fleet');
  const { isWell } = props;
  return (
    <div className={`nx-panel nx-panel-${isWell ? 'info' : 'warn'}`}>
      <div className="nx-panel-head">
        {statusSign(isWell ? 'good' : 'warn', 24)}
        <div>
          <p className="nx-panel-text">{t(isWell ? 'result.allWell' : 'result.someOpen')}</p>
          <p>{props.counts.join(' · ')}</p>
          <p>{t(props.isStopped ? 'result.stopped' : isWell ? 'result.againSame' : 'result.again')}</p>
        </div>
      </div>
    </div>
  );
};

const ToProof = ({ siteId }: { siteId: string }) => {
  const { t } = useTranslation('fleet');
  return (
    <p>
      <Link to="/sites/$siteId/balancing/proof" params={{ siteId }} className="nx-button">
        {t('result.toProof')}
      </Link>
    </p>
  );
};

const SaveAsCsv = ({ result, isPractice }: { result: FleetResult; isPractice: boolean }) => {
  const { t } = useTranslation('fleet');
  const toCsv = useResultCsv(result, isPractice);
  const fileName = `${t('export.file')}-${new Date(result.atMs).toISOString().slice(0, 10)}.csv`;
  return (
    <Button
      icon={<IconDownload size={20} aria-hidden />}
      onClick={() => saveFile(fileName, toCsv(), 'text/csv;charset=utf-8')}
    >
      {t('export.action')}
    </Button>
  );
};

/** What came of a run, row by row. Writing the same table again changes nothing that is so already. */
export const ResultScreen = (props: {
  result: FleetResult;
  isPractice: boolean;
  planSiteId: string | null;
  onAgain: (() => void) | null;
}) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const { result } = props;
  const [asked, setAsked] = useState<RowOutcome | null>(null);
  const counts = countRows(result.states);
  const all = useMemo(() => [...result.states.values()], [result.states]);
  const rows = asked === null ? all : all.filter(({ outcome }) => outcome === asked);
  const present = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  const countText = (outcome: RowOutcome) =>
    t(`result.count.${outcome}`, { number: format.integer(counts[outcome]) });
  const isWell = counts.done + counts.unchanged === result.states.size;
  const isBackFirst = isWell || props.onAgain === null;
  const back = (
    <Button kind={isBackFirst ? 'primary' : 'default'} onClick={() => changeFleet(() => ({ result: null }))}>
      {t('result.back')}
    </Button>
  );
  const again =
    props.onAgain === null ? null : (
      <Button kind={isBackFirst ? 'default' : 'primary'} onClick={props.onAgain}>
        {t('result.writeAgain', { count: result.states.size })}
      </Button>
    );
  return (
    <Screen title={t('result.title')} lead={format.dateTime(result.atMs)}>
      <InterruptedLink />
      <Summary isWell={isWell} isStopped={result.isStopped} counts={present.map(countText)} />
      {present.length < 2 ? null : (
        <FilterChips
          label={t('result.filters')}
          chips={present.map((outcome) => ({
            key: outcome,
            label: countText(outcome),
            isOn: asked === outcome,
            onToggle: () => setAsked(asked === outcome ? null : outcome),
          }))}
          onClear={() => setAsked(null)}
        />
      )}
      <RowTable states={rows} label={t('run.rows')} />
      {props.planSiteId === null ? null : <ToProof siteId={props.planSiteId} />}
      <PrimaryBar
        back={isBackFirst ? again : back}
        note={<SaveAsCsv result={result} isPractice={props.isPractice} />}
        primary={isBackFirst ? back : again}
      />
    </Screen>
  );
};
