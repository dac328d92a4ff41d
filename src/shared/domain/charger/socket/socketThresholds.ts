/**
 * Where the trend of a socket turns. `check` = from professional experience, to be confirmed, shown as such; the
 * others have their source.
 */
export const socketThresholds = {
  /** HD 60364-5-52, annex G, and the order of measurements, 9: 5 %. */
  dropShare: { value: 0.05, source: 'HD 60364-5-52' },
  dropWatchShare: { value: 0.04, source: 'check' },
  nominalV: { value: 230, source: 'EN 60038' },
  /** EN 50160: 230 V − 10 %; lower is no place for a test. */
  lowestV: { value: 207, source: 'EN 50160' },
  plugRiseK: { value: 30, source: 'check' },
  plugRiseWatchK: { value: 20, source: 'check' },
  plugStopC: { value: 70, source: 'check' },
  /** One phase against the middle of the others. */
  worseFactor: { value: 2, source: 'check' },
  worseWatchFactor: { value: 1.5, source: 'check' },
  worseByOhm: { value: 0.15, source: 'check' },
  worseWatchByOhm: { value: 0.1, source: 'check' },
  /** Less raise of the current says nothing about a drop. */
  spanA: { value: 4, source: 'check' },
  /** How far the mains may move by itself between the base before and after. */
  baseDriftV: { value: 2, source: 'check' },
  /** A plug needs this long to show its temperature. */
  warmUpMs: { value: 15 * 60_000, source: 'check' },
  /** What a doubtful socket is left with (unknown counts as 10 A). */
  doubtfulA: { value: 10, source: 'installation rules' },
} as const satisfies Readonly<Record<string, { readonly value: number; readonly source: string }>>;
