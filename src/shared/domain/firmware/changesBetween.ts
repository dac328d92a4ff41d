import { bitsIn, hasBit } from '#shared/domain/charger/bits.ts';
import { parseFirmwareVersion } from './firmwareVersion.ts';
import type { FirmwareRelease, KnownProblem } from './manifest.ts';

/** What a charger has before and after a change of firmware. */
export interface FirmwareChanges {
  readonly isDowngrade: boolean;
  /** Every release on the way, the target first; the notes of a downgrade are what is given up. */
  readonly releases: readonly FirmwareRelease[];
  /** Bits of `capabilities`. Gained only where the hardware can. */
  readonly gained: readonly number[];
  readonly lost: readonly number[];
  /** Problems of the installed firmware that the target no longer has. */
  readonly solved: readonly KnownProblem[];
  readonly remaining: readonly KnownProblem[];
  /** Problems only the target has. */
  readonly arising: readonly KnownProblem[];
}

const numberOf = ({ version }: Pick<FirmwareRelease, 'version'>): number =>
  parseFirmwareVersion(version) ?? -1;

/** The release a charger runs, as far as the library knows it. */
export const releaseNamed = <R extends Pick<FirmwareRelease, 'version'>>(
  releases: readonly R[],
  version: string,
): R | undefined => releases.find((release) => release.version === version);

/** What changes between the firmware a charger has and another one; `capabilities` is the charger's own bitmap. */
export const firmwareChanges = (
  installed: { readonly firmware: string; readonly capabilities: number },
  target: FirmwareRelease,
  library: readonly FirmwareRelease[],
): FirmwareChanges => {
  const now = parseFirmwareVersion(installed.firmware) ?? -1;
  const then = numberOf(target);
  const isDowngrade = then < now;
  const [low, high] = isDowngrade ? [then, now] : [now, then];
  const between = [...library, target].filter(
    (release, index, all) =>
      numberOf(release) > low &&
      numberOf(release) <= high &&
      all.findIndex(({ version }) => version === release.version) === index,
  );
  const releases = between.toSorted((left, right) => numberOf(right) - numberOf(left));
  const problems = releaseNamed(library, installed.firmware)?.knownProblems ?? [];
  const has = (list: readonly KnownProblem[], { id }: KnownProblem) => list.some((other) => other.id === id);
  const added = new Set(isDowngrade ? [] : releases.flatMap(({ capabilitiesAdded }) => capabilitiesAdded));
  return {
    isDowngrade,
    releases,
    gained: [...added]
      .filter((bit) => hasBit(target.capabilities, bit) && !hasBit(installed.capabilities, bit))
      .toSorted((left, right) => left - right),
    lost: bitsIn(installed.capabilities).filter((bit) => !hasBit(target.capabilities, bit)),
    solved: problems.filter((problem) => !has(target.knownProblems, problem)),
    remaining: problems.filter((problem) => has(target.knownProblems, problem)),
    arising: target.knownProblems.filter((problem) => !has(problems, problem)),
  };
};
