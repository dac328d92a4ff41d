import type { Outcome } from '#simulator/charger/outcome.ts';
import type { FileReason } from './image.ts';

/** As `file.kind`. */
export const fileKind = { firmware: 1, ca: 2, client: 3 } as const;

/** As `file.state`. */
export const fileState = {
  idle: 0,
  receiving: 1,
  checking: 2,
  ready: 3,
  refused: 4,
  installing: 5,
  onTrial: 6,
} as const;

/** What a host says about a file before it sends it; the hash in hex. */
export interface FileAnnouncement {
  readonly kind: number;
  readonly size: number;
  readonly sha256: string;
}

/** A file on its way, as it survives a restart; its bytes lie beside the state. */
export interface StoredTransfer extends FileAnnouncement {
  readonly phase: 'receiving' | 'ready' | 'refused';
  readonly reason: FileReason;
}

/** One piece of a file. */
export interface FileChunk {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Block F without its registers. */
export interface FileTransfer {
  announcement(): FileAnnouncement;
  /** As `file.state`. */
  state(): number;
  /** As `file.reason`. */
  reason(): number;
  received(): number;
  /** Where and how long the last piece was. */
  lastChunk(): { readonly offset: number; readonly length: number };
  announce(change: Partial<FileAnnouncement>): Outcome;
  /** `file.command`; 0 does nothing. */
  command(command: number): Outcome;
  add(chunk: FileChunk): Outcome;
  /** The charger goes down: what it was doing is lost, a trial that this does not begin is over. */
  restarting(why: 'trial begins' | 'factory reset' | 'other'): void;
  /** The time of a trial counts from here. */
  booted(): void;
}
