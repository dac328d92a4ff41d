/**
 * What a controller keeps between its runs: one small state, replaced whole, and a journal whose oldest part is
 * forgotten. Neither ever throws: a full disk must not end the steering of a site; `onTrouble` hears of it.
 */
export interface ControllerFolder {
  /** The state as it was saved, parsed from JSON; undefined when there is none or it is damaged. */
  load(): unknown;
  save(state: unknown): void;
  /** Appends one line to the journal. */
  note(line: unknown): void;
  onTrouble(listener: (reason: string) => void): void;
}

export interface ControllerFiles {
  /** The folder of one site; `key` is any text. */
  folder(key: string): ControllerFolder;
}
