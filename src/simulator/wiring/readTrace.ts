import type { TraceRow } from './layout.types.ts';

const MAX_ROWS = 200_000;

const amountOf = (text: string | undefined): number => {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? Number.NaN : Number(trimmed);
};

/** Rows `second,L1,L2,L3` of a CSV, in order; an error that can be shown names the line. */
export const readTrace = (text: string): readonly TraceRow[] => {
  const rows: TraceRow[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split(/[,;]/);
    // A heading and empty lines are no rows.
    if (line.trim() === '' || (index === 0 && Number.isNaN(amountOf(cells[0])))) continue;
    const [fromS = Number.NaN, l1 = Number.NaN, l2 = Number.NaN, l3 = Number.NaN] = cells.map(amountOf);
    const isRow = cells.length === 4 && [fromS, l1, l2, l3].every(Number.isFinite);
    if (!isRow || fromS < 0 || fromS <= (rows.at(-1)?.fromS ?? -1))
      throw new Error(`line ${index + 1} is not "second,L1,L2,L3" with a later second than the one before`);
    rows.push({ fromS, currentA: [l1, l2, l3] });
  }
  if (rows.length === 0 || rows.length > MAX_ROWS) throw new Error(`a trace has 1 to ${MAX_ROWS} rows`);
  return rows;
};
