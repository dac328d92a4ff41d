export interface HostedProcess {
  readonly pid: number;
  /** Tells the process something that can be cloned; for what must not stand among its arguments. */
  send(message: object): void;
  /** Each line the process prints on its standard output. */
  onLine(listener: (line: string) => void): () => void;
  onExit(listener: (code: number | null) => void): () => void;
  /** Asks the process to end, and ends it after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

export type ProcessEntry = 'simulator' | 'backEnd';

/** Starts one of the product's own entry scripts as a process (`fork` under Node, `utilityProcess` under Electron). */
export interface ProcessHost {
  start(entry: ProcessEntry, args: readonly string[]): HostedProcess;
}
