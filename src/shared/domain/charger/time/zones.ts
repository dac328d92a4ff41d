const western = 'WET0WEST,M3.5.0/1,M10.5.0';
const british = 'GMT0BST,M3.5.0/1,M10.5.0';
const central = 'CET-1CEST,M3.5.0,M10.5.0/3';
const eastern = 'EET-2EEST,M3.5.0/3,M10.5.0/4';

/** Common zones by their IANA name (tzdata 2025), as the POSIX rule a charger is given. */
export const zones = {
  'Europe/Prague': central,
  'Europe/Bratislava': central,
  'Europe/Berlin': central,
  'Europe/Vienna': central,
  'Europe/Zurich': central,
  'Europe/Amsterdam': central,
  'Europe/Andorra': central,
  'Europe/Athens': eastern,
  'Europe/Belgrade': central,
  'Europe/Brussels': central,
  'Europe/Bucharest': eastern,
  'Europe/Budapest': central,
  'Europe/Copenhagen': central,
  'Europe/Dublin': british,
  'Europe/Helsinki': eastern,
  'Europe/Istanbul': '<+03>-3',
  'Europe/Kyiv': eastern,
  'Europe/Lisbon': western,
  'Europe/Ljubljana': central,
  'Europe/London': british,
  'Europe/Luxembourg': central,
  'Europe/Madrid': central,
  'Europe/Malta': central,
  'Europe/Monaco': central,
  'Europe/Oslo': central,
  'Europe/Paris': central,
  'Europe/Podgorica': central,
  'Europe/Riga': eastern,
  'Europe/Rome': central,
  'Europe/Sarajevo': central,
  'Europe/Skopje': central,
  'Europe/Sofia': eastern,
  'Europe/Stockholm': central,
  'Europe/Tallinn': eastern,
  'Europe/Tirane': central,
  'Europe/Vaduz': central,
  'Europe/Vilnius': eastern,
  'Europe/Warsaw': central,
  'Europe/Zagreb': central,
  'Atlantic/Canary': western,
  'Atlantic/Reykjavik': 'GMT0',
  'Asia/Nicosia': eastern,
  UTC: 'UTC0',
} as const satisfies Readonly<Record<string, string>>;
export type ZoneName = keyof typeof zones;

const aliases: ReadonlyMap<string, ZoneName> = new Map(
  Object.entries({
    'Europe/Kiev': 'Europe/Kyiv',
    'Europe/Busingen': 'Europe/Zurich',
    'Europe/Vatican': 'Europe/Rome',
    'Europe/San_Marino': 'Europe/Rome',
    'Europe/Mariehamn': 'Europe/Helsinki',
    'Europe/Isle_of_Man': 'Europe/London',
    'Europe/Jersey': 'Europe/London',
    'Europe/Guernsey': 'Europe/London',
    'Europe/Belfast': 'Europe/London',
    'Europe/Nicosia': 'Asia/Nicosia',
    'Etc/UTC': 'UTC',
    'Etc/GMT': 'UTC',
    GMT: 'UTC',
  } as const satisfies Readonly<Record<string, ZoneName>>),
);

export const zoneNames = Object.keys(zones) as ZoneName[];

const isZoneName = (name: string): name is ZoneName => Object.hasOwn(zones, name);

export interface ZoneGuess {
  readonly name: ZoneName;
  readonly rule: string;
}

/** The zone of a laptop by the name its system gives (`Intl`); null when it is none of the common ones. */
export const guessZone = (ianaName: string | undefined): ZoneGuess | null => {
  if (ianaName === undefined) return null;
  const name = isZoneName(ianaName) ? ianaName : aliases.get(ianaName);
  return name === undefined ? null : { name, rule: zones[name] };
};

/** Names of the zones a rule stands for, most likely first; empty for a rule of one's own. */
export const zonesOfRule = (rule: string): ZoneName[] => zoneNames.filter((name) => zones[name] === rule);
