import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { SettingsBar } from '#renderer/features/chargers/work/SettingsBar.tsx';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { hasCapability } from '#shared/domain/charger/capabilities/capabilities.ts';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { lastingA, storedBounds } from '#shared/domain/charger/current/storedBounds.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import { emptyWindowPoints, windowPoints } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import { startModes } from '#shared/domain/charger/schedule/whatHappensNext.ts';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { wallTime } from '#shared/domain/charger/time/zoneClock.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { NextSteps } from './NextSteps.tsx';
import { StartModes } from './StartModes.tsx';
import { newWindow, scheduleModel } from './scheduleModel.ts';
import { WeekPicture } from './WeekPicture.tsx';
import { WindowForm } from './WindowForm.tsx';
import { ScheduleFindings, WindowList } from './WindowList.tsx';

/** How far the charger's clock was ahead of this computer's when it was read; null = not set, or lost. */
const aheadMsOf = (found: PointValues, takenAtMs: number | null): number | null => {
  const clockS = numberOf(found, 'clock.now');
  if (clockS === null || takenAtMs === null || numberOf(found, 'clock.quality') === 0) return null;
  const aheadMs = clockS * 1000 - takenAtMs;
  // A clock that is off by days is told on its own page; here it decides what is shown as now.
  return clockS < 1_577_836_800 ? null : aheadMs;
};

const useBoundText = (found: PointValues, { maxA, maxBy }: CurrentBounds): string | null => {
  const { t } = useTranslation('schedule');
  const format = useFormat();
  const ruleText = useRuleText('');
  if (maxA === null || maxBy === null) return null;
  const most = t('form.most', { current: format.amps(maxA), bound: ruleText('bound', maxBy) });
  const userA = numberOf(found, 'settings.maxCurrent');
  return userA !== null && userA < maxA
    ? `${most} ${t('form.userLimit', { current: format.amps(userA) })}`
    : most;
};

/** When a charger charges: windows of the week, how a charge begins, and what that means from now on. */
export const ScheduleEditor = ({ work }: { work: ReadWork }) => {
  const { t } = useTranslation('schedule');
  const ruleText = useRuleText('');
  const [openSlot, setOpenSlot] = useState<number | null>(null);
  const { found, wanted, change } = work;
  const bounds = storedBounds(found);
  const boundText = useBoundText(found, bounds);
  const model = scheduleModel(found, wanted, bounds);
  const zoneRule = String(found['clock.timezone'] ?? '');
  const aheadMs = aheadMsOf(found, work.takenAtMs);
  const nowMs = useNow(30_000);
  const free = model.freeSlot;
  const add = () => {
    if (free === null) return;
    change(windowPoints(newWindow(free, bounds, numberOf(found, 'settings.maxCurrent'))));
    setOpenSlot(free);
  };
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
      <section className="nx-stack" aria-labelledby="schedule-windows">
        <div className="nx-row">
          <h2 id="schedule-windows">{t('windows')}</h2>
          <Button icon={<IconPlus size={20} aria-hidden />} disabled={free === null} onClick={add}>
            {t('add')}
          </Button>
          {free === null ? <span className="nx-muted">{t('full', { count: model.slots })}</span> : null}
        </div>
        {model.rows.length === 0 ? (
          <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
        ) : (
          <>
            <WeekPicture
              windows={model.windows}
              chosen={model.windows.find(({ slot }) => slot === openSlot)}
              nowMinute={
                aheadMs === null ? null : wallTime(zoneOrUtc(zoneRule), nowMs + aheadMs).minuteOfWeek
              }
              onChange={(window) => change(windowPoints(window))}
              onChoose={setOpenSlot}
            />
            <p id="nx-week-keys" className="nx-muted nx-small">
              {t('week.keys')}
            </p>
            <WindowList
              rows={model.rows}
              openSlot={openSlot}
              onOpen={setOpenSlot}
              onChange={(window) => change(windowPoints(window))}
              onRemove={(slot) => change(emptyWindowPoints(slot))}
              onUndo={(slot) => work.undo(`schedule.${slot}.`)}
              renderForm={(window) => (
                <WindowForm
                  window={window}
                  bounds={bounds}
                  boundText={boundText}
                  onChange={(changed) => change(windowPoints(changed))}
                  onClose={() => setOpenSlot(null)}
                />
              )}
            />
          </>
        )}
      </section>
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
