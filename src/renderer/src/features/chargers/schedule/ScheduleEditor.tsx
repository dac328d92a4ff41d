import { useNow } from '#renderer/features/chargers/useNow.ts';
import { SettingsBar } from '#renderer/features/chargers/work/SettingsBar.tsx';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { hasCapability } from '#shared/domain/charger/capabilities/capabilities.ts';
import { lastingA, storedBounds } from '#shared/domain/charger/current/storedBounds.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import { startModes } from '#shared/domain/charger/schedule/whatHappensNext.ts';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { wallTime } from '#shared/domain/charger/time/zoneClock.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { NextSteps } from './NextSteps.tsx';
import { ScheduleWindows } from './ScheduleWindows.tsx';
import { StartModes } from './StartModes.tsx';
import { scheduleModel } from './scheduleModel.ts';
import { ScheduleFindings } from './WindowList.tsx';

/** How far the charger's clock was ahead of this computer's when it was read; null = not set, or lost. */
const aheadMsOf = (found: PointValues, takenAtMs: number | null): number | null => {
  const clockS = numberOf(found, 'clock.now');
  if (clockS === null || takenAtMs === null || numberOf(found, 'clock.quality') === 0) return null;
  const aheadMs = clockS * 1000 - takenAtMs;
  // A clock that is off by days is told on its own page; here it decides what is shown as now.
  return clockS < 1_577_836_800 ? null : aheadMs;
};

/** When a charger charges: windows of the week, how a charge begins, and what that means from now on. */
export const ScheduleEditor = ({ work }: { work: ReadWork }) => {
  const ruleText = useRuleText('');
  const { found, wanted, change } = work;
  const bounds = storedBounds(found);
  const model = scheduleModel(found, wanted, bounds);
  const zoneRule = String(found['clock.timezone'] ?? '');
  const aheadMs = aheadMsOf(found, work.takenAtMs);
  const nowMs = useNow(30_000);
  const nowMinute = aheadMs === null ? null : wallTime(zoneOrUtc(zoneRule), nowMs + aheadMs).minuteOfWeek;
  return (
    <>
      <NextSteps
        windows={model.windows}
        startMode={model.startMode ?? 'plug-and-charge'}
        zoneRule={zoneRule}
        aheadMs={aheadMs}
        mostA={lastingA(found)}
      />
      <ScheduleFindings findings={model.general} />
      <ScheduleWindows work={work} model={model} bounds={bounds} nowMinute={nowMinute} />
      <StartModes
        value={model.startMode}
        hasCards={hasCapability(work.device.identity.capabilities, 'rfid')}
        onChange={(mode) => change({ 'settings.startMode': startModes.indexOf(mode) })}
      />
      <SettingsBar work={work} problem={model.isRefused ? ruleProblem(model.rows, ruleText) : undefined} />
    </>
  );
};

type Rows = ReturnType<typeof scheduleModel>['rows'];

/** The first reason that closes the way to the plan. */
const ruleProblem = (rows: Rows, ruleText: ReturnType<typeof useRuleText>): string | undefined => {
  const finding = rows.flatMap(({ findings }) => findings).find(({ level }) => level === 'refuse');
  return finding && ruleText('schedule', finding.code, finding.params);
};
