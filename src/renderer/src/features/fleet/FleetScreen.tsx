import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { FleetBar } from './FleetBar.tsx';
import { InterruptedLink } from './InterruptedLink.tsx';
import { useFleetState } from './model/fleetStore.ts';
import type { FleetOptions } from './model/options.ts';
import type { FleetTable } from './model/useFleetTable.ts';
import type { Writing } from './model/useWriting.ts';
import { ChooseTable } from './table/ChooseTable.tsx';
import { FirstRow } from './table/FirstRow.tsx';
import { FleetChecks } from './table/FleetChecks.tsx';
import { FleetFindings } from './table/FleetFindings.tsx';
import { FoundSection } from './table/FoundSection.tsx';
import { NextRowForm } from './table/NextRowForm.tsx';
import { TableProblems } from './table/TableProblems.tsx';
import { WriteOptions } from './write/WriteOptions.tsx';

/** The table, what is wrong with it, what it would change, and how it is to be written. */
export const FleetScreen = (props: {
  options: FleetOptions;
  onOptions: (options: FleetOptions) => void;
  site: SiteSummary | undefined;
  table: FleetTable;
  writing: Writing;
}) => {
  const { t } = useTranslation('fleet');
  const { options, writing, table } = props;
  const { table: held, circuitA } = useFleetState();
  const rows = held?.preview.rows ?? [];
  // The plan of a site has its limits board by board, and its own page to add a charger to it.
  const isPlan = (held?.planSiteId ?? null) !== null;
  const problems = held?.preview.problems ?? [];
  const readAll = () =>
    void table.readAll({
      pin: options.pin === '' ? null : options.pin,
      hasNewPin: options.newPin !== '',
      parallel: options.parallel,
    });
  return (
    <Screen title={t('title')} lead={t('lead')}>
      <InterruptedLink />
      <BridgeErrorPanel error={writing.error ?? table.error} />
      <ChooseTable table={table} site={props.site} />
      {problems.length === 0 ? null : <TableProblems problems={problems} />}
      {held === null ? <FirstRow table={table} /> : null}
      {held === null || rows.length === 0 ? null : (
        <>
          {isPlan ? (
            <p>{t('file.ofPlan')}</p>
          ) : (
            <FleetChecks table={table} findings={held.preview.findings} circuitA={circuitA} />
          )}
          {isPlan && isRefused(held.preview.findings) ? (
            <FleetFindings findings={held.preview.findings.filter(({ level }) => level === 'refuse')} />
          ) : null}
          <FoundSection table={table} held={held} />
          {isPlan ? null : <NextRowForm table={table} rows={rows} />}
          <WriteOptions options={options} onChange={props.onOptions} />
          <FleetBar held={held} options={options} table={table} writing={writing} onRead={readAll} />
        </>
      )}
    </Screen>
  );
};
