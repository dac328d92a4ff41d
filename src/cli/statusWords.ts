import { appRoot } from '#core/hosting/appRoot.ts';
import { fill, languageOf, readTexts } from '#core/hosting/personWords.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { limitSources } from '#shared/domain/charger/live/limitSources.ts';
import { shownCard } from '#shared/domain/charger/live/shownCard.ts';
import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import type { ChargerStatus } from './chargerStatus.ts';

type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Texts {
  readonly rules: { readonly state: Readonly<Record<string, string>> };
  readonly common: {
    readonly limitSource: Readonly<Record<string, string>>;
    readonly fault: Readonly<Record<string, string>>;
  };
  readonly points: { readonly bits: Tables; readonly words: Tables };
}

/** Words for what a charger is doing, in the language of the person. */
export interface StatusWords {
  state(values: PointValues): string;
  /** The status as lines for a terminal; a dash where something is not known. */
  lines(status: ChargerStatus): readonly string[];
  /** The same in one line, for a watch. */
  line(status: ChargerStatus): string;
}

const shown = (value: unknown, unit: string, digits: number): string =>
  typeof value === 'number' ? `${value.toFixed(digits)} ${unit}` : '–';

const momentOf = (value: PointValue): string =>
  typeof value === 'number' && value > 0 ? new Date(value * 1000).toISOString() : '–';

const phases = ['L1', 'L2', 'L3'] as const;

const loadTexts = (): Texts => {
  const language = languageOf(process.env);
  const read = (file: string) => readTexts(appRoot(), language, file);
  return {
    rules: read('charger-rules.json') as Texts['rules'],
    common: read('common.json') as Texts['common'],
    points: read('points.json') as Texts['points'],
  };
};

/** Reads the texts once. */
export const createStatusWords = (): StatusWords => {
  const { rules, common, points } = loadTexts();
  const inWords = (name: string, value: number | string): string => {
    if (name === 'source') return common.limitSource[value] ?? '–';
    if (name === 'pause') return points.bits['state.pauseReason']?.[value] ?? '–';
    if (name === 'fault') return common.fault[value] ?? '–';
    return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
  };
  const state = (values: PointValues): string => {
    const { code, params } = chargeState(values);
    const words = new Map(Object.entries(params).map(([name, value]) => [name, inWords(name, value)]));
    return fill(rules.state[code] ?? code, words);
  };
  const pointWords = (point: string, values: PointValues): string => {
    const value = values[point] ?? null;
    if (point === 'session.card') return shownCard(values) ?? '–';
    if (point === 'session.start') return momentOf(value);
    const named = points.words[point];
    return String((named === undefined || value === null ? value : named[String(value)]) ?? '–');
  };
  const limit = ({ limitA, limitSource }: ChargerStatus): string => {
    const source = limitSource === null ? null : limitSources.indexOf(limitSource);
    return `${shown(limitA, 'A', 0)}${source === null ? '' : ` (${common.limitSource[source] ?? '–'})`}`;
  };
  const phase = (values: PointValues, name: (typeof phases)[number]): string =>
    [
      name,
      shown(values[`meter.voltage.${name.toLowerCase()}`], 'V', 0),
      shown(values[`meter.current.${name.toLowerCase()}`], 'A', 1),
    ].join(' ');
  return {
    state,
    line: (status) =>
      [
        new Date(status.atMs).toISOString().slice(11, 19),
        status.isStale ? `– (${Math.round(status.ageMs / 1000)} s)` : state(status.values),
        limit(status),
        ...phases.slice(0, status.phases).map((name) => phase(status.values, name)),
        shown(status.values['meter.power'], 'W', 0),
      ].join('  '),
    lines: (status) => [
      `${status.name}  ${status.serial}  ${status.model}`,
      state(status.values),
      limit(status),
      ...phases.slice(0, status.phases).map((name) => phase(status.values, name)),
      ...[...status.faults, ...status.warnings].map((bit) => common.fault[bit] ?? String(bit)),
      ...Object.entries(status.values)
        .filter(([point]) => /^(meter\.(power$|energy)|session\.|temperature\.|residual\.)/.test(point))
        .map(([point]) => `${point}: ${pointWords(point, status.values)}`),
    ],
  };
};
