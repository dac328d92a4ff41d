import type { Manual } from '#shared/contract/manuals.ts';

/** Manuals kept on this computer, one per model. Errors: `manual.not-stored`, `file.unreadable`. */
export interface ManualFiles {
  list(): readonly Manual[];
  /** Whole or not at all, in the place of an earlier one of this model. */
  store(manual: Manual, bytes: Uint8Array): void;
  /** Undefined when there is none. */
  read(model: string): Uint8Array | undefined;
  /** Where it lies, for a program that shows it; undefined when there is none. */
  pathOf(model: string): string | undefined;
  remove(model: string): void;
}
