/** Minute of the week (Monday 00:00 = 0) at a place whose time zone is a POSIX TZ rule. */
export function minuteOfWeek(epochS: number, posixTz: string): number {
  const local = epochS + offsetS(epochS, posixTz);
  // 1970-01-01 was a Thursday, so Monday 00:00 lies three days earlier.
  const minutes = Math.floor(local / 60) + 3 * 1440;
  return ((minutes % 10_080) + 10_080) % 10_080;
}

const zonePattern =
  /^(?:[A-Za-z]{3,}|<[^>]+>)([+-]?[\d:]+)(?:(?:[A-Za-z]{3,}|<[^>]+>)([+-]?[\d:]+)?(?:,([^,]+),([^,]+))?)?$/;

function secondsOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, '').split(':').map(Number);
  return sign * (hours * 3600 + minutes * 60 + seconds);
}

/** Local standard-clock second of the year's rule `Mm.w.d/time`, as if local time were UTC. */
function ruleS(year: number, rule: string): number | undefined {
  const match = /^M(\d+)\.(\d+)\.(\d+)(?:\/([+-]?[\d:]+))?$/.exec(rule);
  if (match === null) return undefined;
  const [month, week, weekday] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  let day = 1 + ((weekday - first + 7) % 7) + (week - 1) * 7;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  while (day > daysInMonth) day -= 7;
  return Date.UTC(year, month - 1, day) / 1000 + secondsOf(match[4] ?? '2');
}

/** Seconds to add to UTC; an unreadable rule counts as UTC. */
export function offsetS(epochS: number, posixTz: string): number {
  const match = zonePattern.exec(posixTz);
  if (match === null) return 0;
  const standard = -secondsOf(match[1] ?? '0');
  const [startRule, endRule] = [match[3], match[4]];
  if (startRule === undefined || endRule === undefined) return standard;
  const summer = match[2] === undefined ? standard + 3600 : -secondsOf(match[2]);
  const year = new Date((epochS + standard) * 1000).getUTCFullYear();
  const start = ruleS(year, startRule);
  const end = ruleS(year, endRule);
  if (start === undefined || end === undefined) return standard;
  const startsAt = start - standard;
  const endsAt = end - summer;
  const isSummer =
    startsAt < endsAt ? epochS >= startsAt && epochS < endsAt : epochS >= startsAt || epochS < endsAt;
  return isSummer ? summer : standard;
}

/** The UTC second of a local wall-clock second; one that the change of time skips is the change itself. */
function utcOfLocal(localS: number, nearS: number, posixTz: string): number {
  const first = localS - offsetS(nearS, posixTz);
  const second = localS - offsetS(first, posixTz);
  if (second + offsetS(second, posixTz) === localS) return second;
  let [before, after] = [Math.min(first, second), Math.max(first, second)];
  const offsetBefore = offsetS(before, posixTz);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetS(middle, posixTz) === offsetBefore) before = middle;
    else after = middle;
  }
  return after;
}

/** When the wall clock shows so many minutes more than the full minute of now, across changes of time. */
export function afterLocalMinutes(epochS: number, minutes: number, posixTz: string): number {
  const localS = epochS + offsetS(epochS, posixTz);
  return utcOfLocal(localS - (((localS % 60) + 60) % 60) + minutes * 60, epochS, posixTz);
}
