/** Wrong words on the command line: its message is shown as it is and the program ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
