import { readSheet } from 'read-excel-file/universal';
import type { TableCell, TableRecord } from '#shared/domain/fleet/tableCells.ts';
import { cellName, tableLimits } from '#shared/domain/fleet/tableCells.ts';
import { scanSheet } from './readTableScan.ts';
import { openZip, storedZip } from './readTableZip.ts';

type Refuse = (reason: string) => Error;

const unpackedBytes = 40 * 1024 * 1024;
const workbookPart = 'xl/workbook.xml';
const relationsPart = 'xl/_rels/workbook.xml.rels';

const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*["']([^"'<>]*)["']`).exec(text)?.[1];

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^<>]*)>`, 'g'))].map(
    ([, attributes]) => attributes ?? '',
  );

const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

/** The parts that make up the first sheet, by name; whatever else the file holds is not even unpacked. */
const firstSheetParts = (bytes: Uint8Array, refuse: Refuse) => {
  const zip = openZip(bytes, unpackedBytes, refuse);
  const required = (name: string): Buffer => {
    const part = zip.read(name);
    if (part === undefined) throw refuse('not a spreadsheet');
    return part;
  };
  const workbook = required(workbookPart);
  const relations = required(relationsPart);
  const [sheet = ''] = elements(workbook.toString('utf8'), 'sheet').map((one) => attribute(one, 'id') ?? '');
  const links = elements(relations.toString('utf8'), 'Relationship').map((link) => ({
    id: attribute(link, 'Id'),
    kind: attribute(link, 'Type')?.split('/').at(-1),
    part: partOf(attribute(link, 'Target') ?? ''),
  }));
  const sheetPart = links.find(({ id, kind }) => id === sheet && kind === 'worksheet')?.part;
  if (sheetPart === undefined) throw refuse('the first sheet is no table');
  const parts = new Map([
    [workbookPart, workbook],
    [relationsPart, relations],
  ]);
  for (const { kind, part } of links) {
    const isShared = kind === 'styles' || kind === 'sharedStrings';
    const content = isShared && !parts.has(part) ? zip.read(part) : undefined;
    if (content) parts.set(part, content);
  }
  const sheetXml = required(sheetPart);
  parts.set(sheetPart, sheetXml);
  return { parts, sheetXml: sheetXml.toString('utf8') };
};

const cellOf = (value: unknown): TableCell => {
  if (value instanceof Date) return { refused: 'date' };
  if (typeof value === 'boolean') return { refused: 'boolean' };
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/**
 * Rows of the first sheet. The reader of the library gets only the parts that were looked at here, unpacked under a
 * budget; cells with a formula come out as refused, whatever value was last stored beside it.
 */
export const readTableXlsx = async (bytes: Uint8Array, refuse: Refuse): Promise<TableRecord[]> => {
  const { parts, sheetXml } = firstSheetParts(bytes, refuse);
  const { formulas, lastRow, lastColumn } = scanSheet(sheetXml, refuse);
  if (lastRow > tableLimits.rows * 20) throw refuse('too many rows');
  if (lastColumn > tableLimits.columns) throw refuse(`more than ${tableLimits.columns} columns`);
  let sheet: readonly (readonly unknown[])[];
  try {
    sheet = await readSheet(new Uint8Array(storedZip(parts)).buffer, 1, { trim: false });
  } catch {
    const [first] = formulas;
    throw refuse(first === undefined ? 'not a spreadsheet' : `a formula in ${first}`);
  }
  return sheet.map((cells, index) => ({
    number: index + 1,
    cells: Array.from(
      { length: Math.max(cells.length, lastColumn) },
      (_, column): TableCell =>
        formulas.has(cellName(column, index + 1)) ? { refused: 'formula' } : cellOf(cells[column]),
    ),
  }));
};
