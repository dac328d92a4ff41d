import type { Command } from 'commander';
import { applyWanted, needsConsent } from './applyWanted.ts';
import { isBluetooth, type WorkOptions, wantedFrom, withCharger, withPerson } from './configurationWork.ts';
import { withDeviceOptions } from './options.ts';
import { UsageError } from './usageError.ts';

const assignment = /^([\w.]+)=(.*)$/s;

/** The words of a command line as a desired state, so that one parser reads both. */
export const desiredText = (words: readonly string[]): string => {
  const points = new Map<string, string>();
  for (const word of words) {
    const [, point, value] = assignment.exec(word) ?? [];
    if (point === undefined || value === undefined) throw new UsageError(`not point=value: ${word}`);
    if (points.has(point)) throw new UsageError(`${point} is set twice`);
    points.set(point, value.trim());
  }
  const lines = [...points].map(([point, value]) => `  ${point}: ${JSON.stringify(value)}\n`);
  return `points:\n${lines.join('')}`;
};

const set = (target: string, words: readonly string[], options: WorkOptions): Promise<void> => {
  needsConsent('set', options);
  const text = desiredText(words);
  return withCharger(target, options, isBluetooth(target), (work) => {
    const wanted = wantedFrom(work.session, text, 'command line', undefined);
    const [secret] = Object.keys(wanted.secrets);
    // A list of processes shows what stands on a command line.
    if (secret !== undefined) throw new UsageError(`${secret} is a secret: put it into a file for apply`);
    return applyWanted(work, wanted, false);
  });
};

/** `set TARGET point=value…`: writes single values through plan and apply and proves them. */
export const addSetCommand = (program: Command): void => {
  withPerson(
    withDeviceOptions(
      program
        .command('set <target> <point=value...>')
        .description('write single values and prove that they are in force'),
    ),
  ).action(set);
};
