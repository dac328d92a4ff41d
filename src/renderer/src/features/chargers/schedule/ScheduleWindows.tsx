import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import {
  emptyWindowPoints,
  type ScheduleWindow,
  windowPoints,
} from '#shared/domain/charger/schedule/scheduleWindow.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { newWindow, type ScheduleModel } from './scheduleModel.ts';
import { WeekPicture } from './WeekPicture.tsx';
import { WindowForm } from './WindowForm.tsx';
import { WindowList } from './WindowList.tsx';

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

interface ScheduleWindowsProps {
  readonly work: ReadWork;
  readonly model: ScheduleModel;
  readonly bounds: CurrentBounds;
  /** Minute of the week at the charger; null = its clock is not set. */
  readonly nowMinute: number | null;
}

/** The windows of the week, as a picture and as a list; one of them can be open for changing. */
export const ScheduleWindows = ({ work, model, bounds, nowMinute }: ScheduleWindowsProps) => {
  const { t } = useTranslation('schedule');
  const [openSlot, setOpenSlot] = useState<number | null>(null);
  const boundText = useBoundText(work.found, bounds);
  const free = model.freeSlot;
  const set = (window: ScheduleWindow) => work.change(windowPoints(window));
  const add = () => {
    if (free === null) return;
    set(newWindow(free, bounds, numberOf(work.found, 'settings.maxCurrent')));
    setOpenSlot(free);
  };
  return (
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
            nowMinute={nowMinute}
            onChange={set}
            onChoose={setOpenSlot}
          />
          <p id="nx-week-keys" className="nx-muted nx-small">
            {t('week.keys')}
          </p>
          <WindowList
            rows={model.rows}
            openSlot={openSlot}
            onOpen={setOpenSlot}
            onChange={set}
            onRemove={(slot) => work.change(emptyWindowPoints(slot))}
            onUndo={(slot) => work.undo(`schedule.${slot}.`)}
            renderForm={(window) => (
              <WindowForm
                {...{ window, bounds, boundText }}
                onChange={set}
                onClose={() => setOpenSlot(null)}
              />
            )}
          />
        </>
      )}
    </section>
  );
};
