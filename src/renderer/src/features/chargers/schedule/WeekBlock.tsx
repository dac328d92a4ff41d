import { useFormat } from '#renderer/i18n/useFormat.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import type { DaySegment } from '#shared/domain/charger/schedule/weekSegments.ts';
import { dayPercent } from './dayPercent.ts';

/** A block narrower than this has no room for its current. */
const leastForCurrentMin = 180;

/** The piece of a window that lies in one day. */
export const WeekBlock = (props: { segment: DaySegment; isEnabled: boolean; isChosen: boolean }) => {
  const format = useFormat();
  const { segment } = props;
  const lengthMin = segment.toMin - segment.fromMin;
  return (
    <span
      className={classNames(
        'nx-week-block',
        segment.mode === 'block' && 'nx-week-blocked',
        !props.isEnabled && 'nx-week-off',
        props.isChosen && 'nx-week-chosen',
      )}
      style={{ left: dayPercent(segment.fromMin), width: dayPercent(lengthMin) }}
    >
      {lengthMin >= leastForCurrentMin && segment.mode === 'charge' ? format.amps(segment.currentA) : null}
    </span>
  );
};
