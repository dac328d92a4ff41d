import { useTranslation } from 'react-i18next';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { ScheduleWindow } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import { type StartMode, whatHappensNext } from '#shared/domain/charger/schedule/whatHappensNext.ts';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { nextClockChange } from '#shared/domain/charger/time/zoneClock.ts';
import { zonesOfRule } from '#shared/domain/charger/time/zones.ts';

/** What the schedule lets happen from now on, by the charger's own clock, and what that clock goes by. */
export const NextSteps = (props: {
  windows: readonly ScheduleWindow[];
  startMode: StartMode;
  zoneRule: string;
  /** Milliseconds the charger's clock is ahead of this computer's; null = it is not set. */
  aheadMs: number | null;
  /** The lowest lasting bound of the current. */
  mostA: number | null;
}) => {
  const { t } = useTranslation('schedule');
  const { zoneRule, aheadMs } = props;
  const ruleText = useRuleText(zoneRule);
  const clock = useWallClock(zoneRule);
  const laptopMs = useNow(30_000);
  const nowMs = laptopMs + (aheadMs ?? 0);
  const zone = zoneOrUtc(zoneRule);
  const next = whatHappensNext(props.windows, nowMs, zone, props.startMode, props.mostA);
  const change = nextClockChange(zone, nowMs);
  const direction = change !== null && change.toOffsetS > change.fromOffsetS ? 'forward' : 'back';
  return (
    <section className="nx-card nx-stack" aria-labelledby="schedule-next">
      <h2 id="schedule-next">{t('next.title')}</h2>
      {aheadMs === null ? (
        <NoticePanel>{t('next.clockUnset')}</NoticePanel>
      ) : (
        <p className="nx-schedule-next" role="status">
          {ruleText('next', next.code, next.params)}
        </p>
      )}
      {next.needs === null ? null : <p>{ruleText('needs', next.needs)}</p>}
      {next.clockChangeMs === null ? null : (
        <p className="nx-schedule-warn">{ruleText('clockChange', direction, { atMs: next.clockChangeMs })}</p>
      )}
      <p className="nx-muted nx-small">
        {aheadMs === null ? '' : `${t('next.clock', { time: clock.dateTime(nowMs) })} `}
        {t('next.zone', { zone: zonesOfRule(zoneRule)[0] ?? (zoneRule === '' ? 'UTC' : zoneRule) })}{' '}
        {change === null ? t('next.noChange') : t('next.change', { date: clock.dateTime(change.atMs) })}
      </p>
    </section>
  );
};
