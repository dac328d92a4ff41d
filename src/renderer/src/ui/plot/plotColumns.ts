/** Times (Unix s, rising) first, then one column per line; null = nothing to draw there. */
export type PlotColumns = readonly [readonly number[], ...(readonly (number | null)[])[]];

const gapS = 5;

/** A line ends where nothing was heard for longer than this: a row of nothing stands in every gap. */
export const withGaps = ([times, ...columns]: PlotColumns): PlotColumns => {
  const breaks = times.flatMap((time, index) => (time - (times[index - 1] ?? time) > gapS ? [index] : []));
  if (breaks.length === 0) return [times, ...columns];
  const spread = <T>(values: readonly T[], filler: (index: number) => T): T[] => {
    const starts = [0, ...breaks];
    return starts.flatMap((start, part) => [
      ...(part === 0 ? [] : [filler(start)]),
      ...values.slice(start, starts[part + 1] ?? values.length),
    ]);
  };
  return [
    spread(times, (index) => ((times[index - 1] ?? 0) + (times[index] ?? 0)) / 2),
    ...columns.map((column) => spread<number | null>(column, () => null)),
  ];
};
