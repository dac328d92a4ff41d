import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceOptions } from './options.ts';
import { readTextFile } from './readTextFile.ts';
import { UsageError } from './usageError.ts';

/** The digits in a file, without the line end. */
export const readPinFile = (file: string): string => readTextFile(file).trim();

/** Asks on the terminal without showing what is typed. */
const askPin = async (question: string): Promise<string> => {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  // Ctrl-C and the end of the input both mean: not now.
  const leaving = new AbortController();
  for (const event of ['SIGINT', 'close'] as const) reader.on(event, () => leaving.abort());
  try {
    return (await reader.question('', { signal: leaving.signal })).trim();
  } catch (error) {
    throw appError('job.cancelled', {}, { cause: error });
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
};

/**
 * The PIN, from `--pin-file`, `NEXUS_PIN`, `--pin` (practice chargers only: a process list shows it) or the terminal;
 * null when there is none of them and nobody can be asked.
 */
export const findPin = async (
  options: DeviceOptions,
  charger: { readonly name: string; readonly practice: boolean; readonly attemptsLeft: number },
  mayAsk: boolean,
): Promise<string | null> => {
  if (options.pin !== undefined && !charger.practice) {
    throw new UsageError('--pin is for practice chargers only', appError('pin.on-command-line', {}));
  }
  if (options.pin !== undefined) return options.pin;
  if (options.pinFile !== undefined) return readPinFile(options.pinFile);
  const fromEnvironment = process.env['NEXUS_PIN'];
  if (fromEnvironment) return fromEnvironment;
  if (!mayAsk || !process.stdin.isTTY || options.json) return null;
  return askPin(`PIN of ${charger.name} (${charger.attemptsLeft} attempts left): `);
};
