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
