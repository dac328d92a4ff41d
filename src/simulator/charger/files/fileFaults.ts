/** What goes wrong with files; each power cut happens once. */
export interface FileFaults {
  /** Mains fail in the middle of the write that would store this byte. */
  readonly cutPowerAtByte?: number;
  /** Mains fail half way through the check or the installation. */
  readonly cutPowerDuring?: 'check' | 'install';
  /** The flash is slow: a piece that comes sooner after the one before is refused as too soon (real ms). */
  readonly busyMs?: number;
}

/** What somebody outside may want to know of a transfer while it happens. */
export type FileEvent = 'chunk' | 'power cut';
