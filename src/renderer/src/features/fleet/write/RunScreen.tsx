import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '#renderer/features/configuration/plan/LeaveGuard.tsx';
import { countRows, type RowStates } from '#renderer/features/fleet/model/rowStates.ts';
import type { FleetRun } from '#renderer/features/fleet/model/useFleetRun.ts';
import { useSecondsLeft } from '#renderer/features/fleet/model/useSecondsLeft.ts';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { RowTable } from './RowTable.tsx';

/** A run that goes on: every row with what is being done, how far all is, how long still, and the way out. */
export const RunScreen = (props: { run: FleetRun; states: RowStates; parallel: number }) => {
  const { t } = useTranslation('fleet');
  const { states, run } = props;
  const counts = countRows(states);
  const total = states.size;
  const done = total - counts.waiting - counts.working;
  const left = useSecondsLeft(run.isRunning, done, total);
  return (
    <Screen title={t('run.title', { count: total })} lead={t('run.lead')}>
      <LeaveGuard isActive={run.isRunning} />
      <ProgressPanel
        what={t('run.working', { count: counts.working })}
        done={done}
        total={total}
        secondsLeft={left}
        onCancel={run.cancel}
      />
      <p className="nx-muted nx-small">{t('run.stopBetween')}</p>
      <RowTable states={[...states.values()]} label={t('run.rows')} />
    </Screen>
  );
};
