import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { dayMinutes, type ScheduleWindow } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import { isInWindow, weekSegments } from '#shared/domain/charger/schedule/weekSegments.ts';
import { dayPercent } from './dayPercent.ts';
import { movedBy, movedWindow } from './scheduleModel.ts';
import { useWindowText } from './useWindowText.ts';
import { WeekBlock } from './WeekBlock.tsx';

const hours = [0, 6, 12, 18, 24] as const;
const days = [0, 1, 2, 3, 4, 5, 6] as const;

/** The window after a key, or null when the key is not for it. */
const afterKey = ({ key, shiftKey }: KeyboardEvent, window: ScheduleWindow): ScheduleWindow | null => {
  const steps = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (steps === 0) return null;
  return shiftKey ? { ...window, stopMin: movedBy(window.stopMin, steps) } : movedWindow(window, steps);
};

const HourScale = () => (
  <div className="nx-week-hours" aria-hidden>
    {hours.map((hour) => (
      <span key={hour} style={{ left: dayPercent(hour * 60) }}>
        {hour}
      </span>
    ))}
  </div>
);

interface WeekPictureProps {
  readonly windows: readonly ScheduleWindow[];
  readonly chosen: ScheduleWindow | undefined;
  /** Minute of the week at the charger; null = its clock is not set. */
  readonly nowMinute: number | null;
  readonly onChange: (window: ScheduleWindow) => void;
  readonly onChoose: (slot: number) => void;
}

/** The week as a picture: a row per day, a block per piece of a window. What it says is also in the list below. */
export const WeekPicture = (props: WeekPictureProps) => {
  const { t } = useTranslation('schedule');
  const clock = useWallClock('');
  const text = useWindowText();
  const { windows, chosen, nowMinute } = props;
  const segments = weekSegments(windows, 'all');
  const press = (event: KeyboardEvent) => {
    const after = chosen === undefined ? null : afterKey(event, chosen);
    if (after === null) return;
    event.preventDefault();
    props.onChange(after);
  };
  const choose = (event: PointerEvent<HTMLDivElement>) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-day]');
    if (row === null) return;
    const { left, width } = row.getBoundingClientRect();
    const minute = Number(row.dataset['day']) * dayMinutes + ((event.clientX - left) / width) * dayMinutes;
    const hit = windows.find((window) => isInWindow(window, minute));
    if (hit !== undefined) props.onChoose(hit.slot);
  };
  return (
    <div
      className="nx-week"
      role="group"
      tabIndex={0}
      aria-label={
        chosen === undefined
          ? t('week.label')
          : t('week.chosen', { slot: chosen.slot, when: text.when(chosen) })
      }
      aria-describedby="nx-week-keys"
      onKeyDown={press}
      onPointerDown={choose}
    >
      <HourScale />
      {days.map((day) => (
        <div key={day} className="nx-week-row" aria-hidden>
          <span className="nx-week-day">{clock.weekday(day, 'short')}</span>
          <div className="nx-week-line" data-day={day}>
            {segments[day]?.map((segment) => (
              <WeekBlock
                key={`${segment.slot}/${segment.fromMin}`}
                segment={segment}
                isEnabled={windows.find(({ slot }) => slot === segment.slot)?.isEnabled === true}
                isChosen={chosen?.slot === segment.slot}
              />
            ))}
            {nowMinute !== null && Math.floor(nowMinute / dayMinutes) === day ? (
              <span className="nx-week-now" style={{ left: dayPercent(nowMinute % dayMinutes) }} />
            ) : null}
          </div>
        </div>
      ))}
    </div>
  );
};
