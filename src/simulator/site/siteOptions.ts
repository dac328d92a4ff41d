import { parseArgs } from 'node:util';
import { parseVersion } from '#simulator/charger/files/firmware.ts';

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
  /** Ends when the parent process changes, for starters without an IPC channel. */
  readonly watchParent: boolean;
}

export const usage =
  'usage: simulate --chargers 1..100 --seed N --dir DIR [--speed S] [--commissioned] [--firmware V,V…] [--watch-parent]';

const MAX_CHARGERS = 100;
const MAX_SEED = 0xffff_ffff;
const MAX_SPEED = 1000;

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

/** The options of a practice site, or an error whose message can be shown as it is. */
export const parseSiteOptions = (args: readonly string[]): SiteOptions => {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      chargers: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      dir: { type: 'string' },
      speed: { type: 'string', default: '1' },
      commissioned: { type: 'boolean', default: false },
      firmware: { type: 'string', default: '' },
      'watch-parent': { type: 'boolean', default: false },
    },
  });
  if (values.dir === undefined || values.dir === '') throw new Error('--dir is missing');
  return {
    chargers: wholeNumber('chargers', values.chargers, 1, MAX_CHARGERS),
    seed: wholeNumber('seed', values.seed, 0, MAX_SEED),
    dir: values.dir,
    speed: speedOf(values.speed),
    commissioned: values.commissioned,
    firmware: versionsOf(values.firmware),
    watchParent: values['watch-parent'],
  };
};
