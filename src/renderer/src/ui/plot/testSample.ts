/** One moment of a running test. Seconds since it began, amperes; null = not asked for, or not measured. */
export interface TestSample {
  readonly atS: number;
  readonly setpointA: number | null;
  readonly offeredA: number | null;
  readonly currentA: readonly (number | null)[];
}
