import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import type { PosixZone } from '#shared/domain/charger/time/posixZone.ts';
import { type ClockChange, nextClockChange } from '#shared/domain/charger/time/zoneClock.ts';

const nextTwo = (zone: PosixZone, nowMs: number): ClockChange[] => {
  const first = nextClockChange(zone, nowMs);
  const second = first === null ? null : nextClockChange(zone, first.atMs);
  return [first, second].filter((change) => change !== null);
};

/** When a clock of this zone is put forward and back next. */
export const ZonePreview = ({ zone }: { zone: PosixZone }) => {
  const { t } = useTranslation('configuration');
  // The moment as both clocks show it: the one that is left, and the one that begins.
  const wall = useWallClock('UTC0');
  const [nowMs] = useState(() => Date.now());
  const changes = nextTwo(zone, nowMs);
  if (changes.length === 0) return <p className="nx-field-hint">{t('zone.never')}</p>;
  return (
    <ul className="nx-field-hint">
      {changes.map(({ atMs, fromOffsetS, toOffsetS }) => {
        const after = new Date(atMs + toOffsetS * 1000);
        return (
          <li key={atMs}>
            {t(toOffsetS > fromOffsetS ? 'zone.forward' : 'zone.back', {
              from: wall.dateTime(atMs + fromOffsetS * 1000),
              to: wall.minuteOfDay(after.getUTCHours() * 60 + after.getUTCMinutes()),
            })}
          </li>
        );
      })}
    </ul>
  );
};
