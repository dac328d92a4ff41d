import { crc32, deflateRawSync } from 'node:zlib';

/** A cell of a spreadsheet made for a test; `xml` stands in the sheet as it is. */
export type XlsxCell =
  | string
  | number
  | boolean
  | null
  | { formula: string; value?: number }
  | { date: number };

export interface ZipPart {
  readonly name: string;
  readonly data: Buffer;
  /** What the headers say instead of the true size. */
  readonly announcedBytes?: number;
}

const header = (part: ZipPart, packed: Buffer, offset: number | null): Buffer => {
  const name = Buffer.from(part.name);
  const isCentral = offset !== null;
  const fixed = Buffer.alloc(isCentral ? 46 : 30);
  const shift = isCentral ? 2 : 0;
  fixed.writeUInt32LE(isCentral ? 0x02014b50 : 0x04034b50, 0);
  fixed.writeUInt16LE(20, 4 + shift);
  fixed.writeUInt16LE(8, 8 + shift);
  fixed.writeUInt32LE(crc32(part.data), 14 + shift);
  fixed.writeUInt32LE(packed.length, 18 + shift);
  fixed.writeUInt32LE(part.announcedBytes ?? part.data.length, 22 + shift);
  fixed.writeUInt16LE(name.length, 26 + shift);
  if (isCentral) fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, name]);
};

/** A compressed zip, as the programs of spreadsheets write it. */
export const deflatedZip = (parts: readonly ZipPart[]): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.data);
    const local = Buffer.concat([header(part, packed, null), packed]);
    central.push(header(part, packed, offset));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const cellXml = (cell: XlsxCell, place: string, strings: string[]): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') {
    strings.push(cell);
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
  }
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  if ('date' in cell) return `<c r="${place}" s="1"><v>${cell.date}</v></c>`;
  const value = cell.value === undefined ? '' : `<v>${cell.value}</v>`;
  return `<c r="${place}"><f>${escaped(cell.formula)}</f>${value}</c>`;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const links = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a spreadsheet with one sheet of these rows; `sheetXml` replaces the rows. */
export const xlsxParts = (rows: readonly (readonly XlsxCell[])[], sheetXml?: string): ZipPart[] => {
  const strings: string[] = [];
  const data = rows
    .map((cells, row) => {
      const inner = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, strings));
      return `<row r="${row + 1}">${inner.join('')}</row>`;
    })
    .join('');
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const items = strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  const texts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Chargers" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${links}">${link('rId1', 'worksheet', 'worksheets/sheet1.xml')}${link('rId2', 'sharedStrings', 'sharedStrings.xml')}${link('rId3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${items}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetXml ?? data}</sheetData></worksheet>`,
  };
  return Object.entries(texts).map(([name, text]) => ({
    name,
    data: Buffer.from(`<?xml version="1.0"?>${text}`),
  }));
};

export const xlsxFile = (rows: readonly (readonly XlsxCell[])[], sheetXml?: string): Buffer =>
  deflatedZip(xlsxParts(rows, sheetXml));
