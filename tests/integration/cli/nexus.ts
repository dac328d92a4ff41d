import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { programScript } from '#tests/support/programs.ts';

export const main = programScript('cli');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of standard output as JSON. */
  readonly json: readonly Record<string, unknown>[];
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard error has held this text. */
  said(text: string): Promise<void>;
}

export interface NexusOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

/** Starts the command line as a process of its own. */
export const startNexus = (args: readonly string[], options: NexusOptions = {}): Running => {
  const { NEXUS_PIN: _pin, LC_ALL: _all, LANG: _lang, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...inherited, ...options.env },
  });
  child.stdin.end(options.stdin ?? '');
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    for (const look of waiting) look();
  });
  const ended = once(child, 'close').then(([code]) => {
    for (const look of waiting) look();
    return { code, stdout, stderr, json: jsonLines(stdout) };
  });
  const said = (text: string) =>
    new Promise<void>((done, fail) => {
      const look = () => {
        if (stderr.includes(text)) done();
        else if (child.exitCode !== null) fail(new Error(`ended without "${text}": ${stderr}`));
      };
      waiting.add(look);
      look();
    });
  return { child, ended, said };
};

/** Runs the command line to its end. */
export const nexus = (args: readonly string[], options: NexusOptions = {}): Promise<Ended> =>
  startNexus(args, options).ended;

export interface Desk {
  readonly dir: string;
  readonly data: string;
  /** Writes a file of the desk and answers with its path. */
  file(name: string, text: string): string;
  /** All entries of the log, as `nexus log --json` prints them. */
  log(): Promise<readonly LogEntry[]>;
  remove(): void;
}

/** A folder with a log of its own. */
export const createDesk = (): Desk => {
  const dir = mkdtempSync(join(tmpdir(), 'nexus-cli-'));
  const data = join(dir, 'data');
  return {
    dir,
    data,
    file(name, text) {
      const path = join(dir, name);
      writeFileSync(path, text);
      return path;
    },
    async log() {
      const { json } = await nexus(['log', '--json', '--data', data]);
      return json as unknown as LogEntry[];
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
};
