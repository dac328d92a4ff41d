import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { type ScheduleWindow, weekdaysOf } from '#shared/domain/charger/schedule/scheduleWindow.ts';

/** Runs of days, so that Monday to Friday is not five words. */
const runsOf = (days: readonly number[]): number[][] =>
  days.reduce<number[][]>((runs, day) => {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
    return runs;
  }, []);

/** A window in words: its days and times, and what it does. */
export const useWindowText = () => {
  const { t } = useTranslation('schedule');
  const format = useFormat();
  const clock = useWallClock('');
  const daysText = (mask: number): string => {
    const days = weekdaysOf(mask);
    if (days.length === 7) return t('everyDay');
    if (days.length === 0) return t('noDay');
    const name = (day: number | undefined) => clock.weekday(day ?? 0, 'short');
    return runsOf(days)
      .flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name)))
      .join(', ');
  };
  return {
    when: (window: ScheduleWindow): string => {
      const [from, to] = [clock.minuteOfDay(window.startMin), clock.minuteOfDay(window.stopMin)];
      const times = t(window.stopMin < window.startMin ? 'timesOverMidnight' : 'times', { from, to });
      return `${daysText(window.days)}, ${times}`;
    },
    what: (window: ScheduleWindow): string =>
      window.mode === 'block'
        ? t('blocks')
        : [
            t('charges', { current: format.amps(window.currentA) }),
            ...(window.energyWh === 0
              ? []
              : [t('target', { energy: format.kilowattHours(window.energyWh) })]),
          ].join(' · '),
  };
};
