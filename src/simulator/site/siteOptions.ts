import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseVersion } from '#simulator/charger/files/firmware.ts';
import { boardLayout } from '#simulator/wiring/boardLayout.ts';
import type { BaseSpec, SiteLayout } from '#simulator/wiring/layout.types.ts';
import { readTrace } from '#simulator/wiring/readTrace.ts';
import { readLayoutFile } from './layoutFile.ts';

export interface SiteOptions {
  readonly chargers: number;
  readonly seed: number;
  readonly dir: string;
  /** Divides the waits of the site. */
  readonly speed: number;
  /** Chargers start with Modbus on and Bluetooth silent; there is no radio. */
  readonly commissioned: boolean;
  /** What chargers leave the factory with, in turn; empty = the usual one. */
  readonly firmware: readonly string[];
  /** How the site is wired; undefined = chargers side by side, without structure. */
  readonly layout: SiteLayout | undefined;
  /** Ends when the parent process changes, for starters without an IPC channel. */
  readonly watchParent: boolean;
}

export const usage =
  'usage: simulate --chargers 1..100 --seed N --dir DIR [--speed S] [--commissioned] [--firmware V,V…] [--watch-parent]\n' +
  '  [--layout board [--base A,A,A|day|FILE.csv] [--miswired N]] [--site FILE.json]';

const MAX_CHARGERS = 100;
const MAX_SEED = 0xffff_ffff;
const MAX_SPEED = 1000;
const MAX_BASE_A = 2000;
const BOARD_CHARGERS = '6';
const BOARD_BASE = '12,5,8';
const DAY_PEAK_A = 25;

const wholeNumber = (name: string, text: string, low: number, high: number): number => {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new Error(`--${name} takes a whole number from ${low} to ${high}, not "${text}"`);
};

const speedOf = (text: string): number => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= MAX_SPEED) return value;
  throw new Error(`--speed takes a number above 0 up to ${MAX_SPEED}, not "${text}"`);
};

const versionsOf = (text: string): string[] => {
  const versions = text === '' ? [] : text.split(',');
  const wrong = versions.find((version) => parseVersion(version) === undefined);
  if (wrong === undefined) return versions;
  throw new Error(`--firmware takes versions such as 1.4.2+7, not "${wrong}"`);
};

const baseOf = (text: string, seed: number): BaseSpec => {
  if (text === 'day') return { kind: 'day', seed, peakA: DAY_PEAK_A };
  if (text.endsWith('.csv')) {
    try {
      return { kind: 'trace', rows: readTrace(readFileSync(text, 'utf8')) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'cannot be read';
      throw new Error(`--base ${text}: ${reason}`, { cause: error });
    }
  }
  const [l1 = Number.NaN, l2 = Number.NaN, l3 = Number.NaN, ...more] = text.split(',').map(Number);
  if (more.length > 0 || ![l1, l2, l3].every((amps) => Math.abs(amps) <= MAX_BASE_A))
    throw new Error(`--base takes three currents such as 12,5,8, "day" or a .csv file, not "${text}"`);
  return { kind: 'constant', currentA: [l1, l2, l3] };
};

interface LayoutTexts {
  readonly chargers?: string | undefined;
  readonly layout?: string | undefined;
  readonly site?: string | undefined;
  readonly base?: string | undefined;
  readonly miswired?: string | undefined;
}

const layoutOf = ({ chargers, layout, site, base, miswired }: LayoutTexts, seed: number) => {
  if (site !== undefined && [chargers, layout, base, miswired].some((text) => text !== undefined))
    throw new Error('--site says everything; it goes without --chargers, --layout, --base and --miswired');
  if (site !== undefined) return readLayoutFile(site);
  if (layout === undefined) {
    if (base === undefined && miswired === undefined) return undefined;
    throw new Error('--base and --miswired belong to --layout board');
  }
  if (layout !== 'board') throw new Error(`--layout takes "board", not "${layout}"`);
  return boardLayout({
    chargers: wholeNumber('chargers', chargers ?? BOARD_CHARGERS, 1, MAX_CHARGERS),
    base: baseOf(base ?? BOARD_BASE, seed),
    miswired: wholeNumber('miswired', miswired ?? '0', 0, MAX_CHARGERS),
  });
};

/** The options of a practice site, or an error whose message can be shown as it is. */
export const parseSiteOptions = (args: readonly string[]): SiteOptions => {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      chargers: { type: 'string' },
      seed: { type: 'string', default: '1' },
      dir: { type: 'string' },
      speed: { type: 'string', default: '1' },
      commissioned: { type: 'boolean', default: false },
      firmware: { type: 'string', default: '' },
      layout: { type: 'string' },
      site: { type: 'string' },
      base: { type: 'string' },
      miswired: { type: 'string' },
      'watch-parent': { type: 'boolean', default: false },
    },
  });
  if (values.dir === undefined || values.dir === '') throw new Error('--dir is missing');
  const seed = wholeNumber('seed', values.seed, 0, MAX_SEED);
  const layout = layoutOf(values, seed);
  return {
    chargers: layout?.chargers.length ?? wholeNumber('chargers', values.chargers ?? '1', 1, MAX_CHARGERS),
    seed,
    layout,
    dir: values.dir,
    speed: speedOf(values.speed),
    commissioned: values.commissioned,
    firmware: versionsOf(values.firmware),
    watchParent: values['watch-parent'],
  };
};
