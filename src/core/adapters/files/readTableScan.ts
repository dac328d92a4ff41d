type Refuse = (reason: string) => Error;

/** What a sheet says before its values are read: cells with formulas, and how far rows and values reach. */
export interface SheetScan {
  readonly formulas: ReadonlySet<string>;
  readonly lastRow: number;
  readonly lastColumn: number;
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

// Strict, so that nothing hides from here what a more lenient reader would still find.
const wellFormed = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*\/?$/;
const tags = /<(?:[^\s<>/:]+:)?(row|c|f|v|is)(?=[\s/>])([^<>]*)(.?)/g;

const placeOf = (attributes: string): string | undefined =>
  /\sr\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];

/**
 * Walks over the tags of a sheet once. A single row number can ask the library for millions of empty rows, so it is
 * looked at here first.
 */
export const scanSheet = (xml: string, refuse: Refuse): SheetScan => {
  if (xml.includes('<!DOCTYPE')) throw refuse('not a spreadsheet');
  const formulas = new Set<string>();
  let [cell, lastRow, lastColumn] = ['', 0, 0];
  for (const [, name, attributes = '', end] of xml.matchAll(tags)) {
    if (end !== '>' || !wellFormed.test(attributes)) throw refuse('not a spreadsheet');
    const place = placeOf(attributes);
    if (name === 'row') {
      if (place !== undefined && !/^\d{1,7}$/.test(place)) throw refuse('a row without a place');
      lastRow = Math.max(lastRow, Number(place ?? 0));
    } else if (name === 'c') {
      if (place === undefined || !/^[A-Z]{1,3}\d{1,7}$/.test(place)) throw refuse('a cell without a place');
      cell = place;
      lastRow = Math.max(lastRow, Number(cell.replace(/^[A-Z]+/, '')));
    } else {
      if (name === 'f') formulas.add(cell);
      lastColumn = Math.max(lastColumn, columnOf(cell.replace(/\d+$/, '')));
    }
  }
  return { formulas, lastRow, lastColumn };
};
