/** A package in the data folder; `stamp` changes when its bytes may have. */
export interface StoredPackage {
  readonly name: string;
  readonly stamp: string;
}

/**
 * Where packages lie: those that came with the program, and those a person imported. Errors: `file.unreadable`,
 * `firmware.not-stored`.
 */
export interface FirmwareFiles {
  /** The list of what came with the program, as it was parsed from JSON; undefined when there is none. */
  bundledIndex(): unknown;
  bundled(name: string): Uint8Array;
  imported(): readonly StoredPackage[];
  readImported(name: string): Uint8Array;
  /** Whole or not at all, also when the power fails meanwhile. */
  store(name: string, bytes: Uint8Array): void;
  remove(name: string): void;
}
