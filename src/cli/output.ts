export interface Output {
  readonly isJson: boolean;
  /** A result: one line of JSON, or lines for a person. */
  result(value: unknown, lines: readonly string[]): void;
  /** Progress and remarks: never on standard output. */
  say(line: string): void;
}

const write = (stream: NodeJS.WriteStream, line: string) => void stream.write(`${line}\n`);

export const createOutput = (isJson: boolean): Output => ({
  isJson,
  result(value, lines) {
    if (isJson) write(process.stdout, JSON.stringify(value));
    else for (const line of lines) write(process.stdout, line);
  },
  say: (line) => write(process.stderr, line),
});

/**
 * Outlives a reader that goes away: what was begun is finished, and the log has what nobody read. `onLost` hears of an
 * output that could not be written for another reason (a full disk).
 */
export const surviveClosedOutput = (onLost: (error: Error) => void): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') onLost(error);
  });
  process.stderr.on('error', () => undefined);
};
