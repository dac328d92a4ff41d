import type { PointValue } from '#shared/domain/pointValue.ts';
import type { Format } from './format.ts';

type Write = (value: number, format: Format) => string;

const amps: Write = (value, format) => format.amps(value);
const measuredAmps: Write = (value, format) => format.amps(value, 1);
const volts: Write = (value, format) => format.volts(value);
const percent: Write = (value, format) => format.trimmedWithUnit(value, '%', 1);
const wattHours: Write = (value, format) => format.kilowattHours(value);
const kilowatts: Write = (value, format) => format.kilowatts(value);
const celsius: Write = (value, format) => format.celsius(value);
const duration: Write = (value, format) => format.duration(value);
const moment: Write = (value, format) => (value === 0 ? '–' : format.dateTime(value * 1000));
const clockOfDay: Write = (value) =>
  `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;

// By name, first match wins; the units themselves are those of the reference profile's points.
const RULES: readonly (readonly [RegExp, Write])[] = [
  [/^(meter|grid)\.(current|push)\./, measuredAmps],
  [/^grid\.push\./, measuredAmps],
  [/^limit\.(?!source)/, amps],
  [/^schedule\.next$/, moment],
  [/^schedule\.\d+\.(start|stop)$/, clockOfDay],
  [/(Current|\.current|setpoint|houseFuse|reserve|installLimit|maxCurrentSinglePhase)$/, amps],
  [/^residual\./, (value, format) => format.trimmedWithUnit(value, 'mA', 1)],
  [/(voltage|Voltage|undervoltage|overvoltage)(\.l\d)?$|^pilot\.(high|low)$/, volts],
  [/^pilot\.duty$|brightness|soundVolume/i, percent],
  [/([eE]nergy(\.total|\.session|Limit)?|meterStart)$/, wattHours],
  [/^(meter|grid)\.power(\.l\d)?$|peakPower$/, kilowatts],
  [/^temperature\.|^derating\.|maxTemperature$/, celsius],
  [/^meter\.frequency$/, (value, format) => format.withUnit(value, 'Hz', 2)],
  [/^wifi\.rssi$/, (value, format) => format.dbm(value)],
  [/^(clock\.(now|set)|session\.start|history\.\d+\.(start|end))$/, moment],
  [/^session\.timeLimit$/, (value, format) => format.withUnit(value, 'min')],
  [
    /([tT]imeout|[dD]uration|chargingTime|[rR]emaining|uptime|meterAge|blockedSeconds|startDelayRandom)$/,
    duration,
  ],
  [/(heartbeatInterval|meterInterval)$/, duration],
  [/^proximity\.resistance$/, (value, format) => format.withUnit(value, 'Ω')],
];

/** A value of a point with its unit; null when there is none to show. */
export const writePointValue = (point: string, value: PointValue, format: Format): string | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  const rule = RULES.find(([pattern]) => pattern.test(point));
  return rule === undefined ? format.plain(value, 3) : rule[1](value, format);
};
