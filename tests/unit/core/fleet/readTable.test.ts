import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readTableBytes, readTableFile } from '#core/adapters/files/readTable.ts';
import type { TableCell } from '#shared/domain/fleet/tableCells.ts';
import { deflatedZip, xlsxFile, xlsxParts } from '#tests/support/xlsxFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'nexus-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const csv = (text: string) => readTableBytes(Buffer.from(text), 'garage.csv');
const xlsx = (bytes: Buffer) => readTableBytes(bytes, 'garage.xlsx');
const cellsOf = async (table: ReturnType<typeof csv>): Promise<(readonly TableCell[])[]> =>
  (await table).rows.map(({ cells }) => cells);
const refusal = (reason: RegExp | string) => ({
  code: 'file.invalid',
  details: { reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) },
});

describe('a CSV', () => {
  test.each([
    ['semicolons', 'serial;socket\nNX-1;Garage 1'],
    ['commas', 'serial,socket\nNX-1,Garage 1'],
    ['tabs', 'serial\tsocket\nNX-1\tGarage 1'],
    ['the mark of UTF-8', '\uFEFFserial;socket\r\nNX-1;Garage 1\r\n'],
    ['quotes', '"serial";"socket"\n"NX-1";"Garage 1"\n'],
  ])('is read with %s', async (_, text) => {
    expect(await cellsOf(csv(text))).toEqual([
      ['serial', 'socket'],
      ['NX-1', 'Garage 1'],
    ]);
  });

  test('keeps separators, line ends and quotes inside quotes', async () => {
    expect(await cellsOf(csv('serial;"a,b,c,d"\nNX-1;"Hall ""A""\nleft; 2"'))).toEqual([
      ['serial', 'a,b,c,d'],
      ['NX-1', 'Hall "A"\nleft; 2'],
    ]);
  });

  test('counts rows as a spreadsheet does and leaves empty ones out', async () => {
    const { rows } = await csv('serial;socket\n\n;\nNX-1;x\n;;\n');
    expect(rows.map(({ number }) => number)).toEqual([1, 4]);
  });

  test('marks a formula', async () => {
    expect(await cellsOf(csv('serial;socket\nNX-1;=A1'))).toEqual([
      ['serial', 'socket'],
      ['NX-1', { refused: 'formula' }],
    ]);
  });

  test.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFFserial;socket', 'utf16le'), /^UTF-16/],
    ['UTF-16 without a mark', Buffer.from('serial;socket', 'utf16le'), /UTF-16/],
    ['Windows-1250', Buffer.from([...Buffer.from('serial;socket\nNX;'), 0xe8, 0xed]), /^not UTF-8/],
    ['an open quote', Buffer.from('serial;socket\nNX-1;"a'), /^line 2: CSV_QUOTE_NOT_CLOSED/],
    ['nothing', Buffer.from(''), 'empty'],
    ['only empty rows', Buffer.from(';;\n\n;;\n'), 'empty'],
    ['a million empty rows', Buffer.alloc(1_000_000, '\n'), 'too many rows'],
    ['1,001 chargers', Buffer.from(`serial\n${'NX\n'.repeat(1001)}`), 'more than 1000 rows'],
    ['401 columns', Buffer.from('x,'.repeat(400) + 'x'), 'more than 400 columns'],
    ['one endless row', Buffer.from(`serial\n${'x'.repeat(300_000)}`), /CSV_MAX_RECORD_SIZE/],
    ['a file of the old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /password/],
  ])('with %s is refused', async (_, bytes, reason) => {
    await expect(readTableBytes(bytes, 'garage.csv')).rejects.toMatchObject(refusal(reason));
  });

  test('may have 1,000 chargers', async () => {
    expect((await csv(`serial\n${'NX\n'.repeat(1000)}`)).rows).toHaveLength(1001);
  });
});

describe('an XLSX', () => {
  test('gives texts and numbers of the first sheet', async () => {
    const table = xlsx(
      xlsxFile([
        ['serial', 'settings.maxCurrent', 'wifi.ssid'],
        ['NX-1', 16, ' Hall & Co '],
        ['0042', 6.5, null],
      ]),
    );
    expect(await cellsOf(table)).toEqual([
      ['serial', 'settings.maxCurrent', 'wifi.ssid'],
      ['NX-1', 16, ' Hall & Co '],
      ['0042', 6.5, null],
    ]);
  });

  test('marks formulas, dates and true, each in its cell', async () => {
    const table = xlsx(
      xlsxFile([
        ['a', 'b', 'c'],
        [{ formula: 'B1&"x"', value: 3 }, { date: 45_000 }, true],
      ]),
    );
    expect((await cellsOf(table))[1]).toEqual([
      { refused: 'formula' },
      { refused: 'date' },
      { refused: 'boolean' },
    ]);
  });

  test('marks a formula without a stored value', async () => {
    expect(
      (
        await cellsOf(
          xlsx(
            xlsxFile([
              ['a', 'b'],
              ['x', { formula: 'A1' }],
            ]),
          ),
        )
      )[1],
    ).toEqual(['x', { refused: 'formula' }]);
  });

  test('numbers its rows as the spreadsheet does', async () => {
    const { rows } = await xlsx(xlsxFile([['serial'], [null], [null], ['NX-1']]));
    expect(rows.map(({ number }) => number)).toEqual([1, 4]);
  });

  test.each([
    ['a row far below', '<row r="9999999"><c r="A9999999"><v>1</v></c></row>', 'too many rows'],
    ['a row number in another notation', '<row r="1e9"></row>', 'a row without a place'],
    ['a row number behind a lenient attribute', '<row a="<" r="900000000"></row>', 'not a spreadsheet'],
    ['a column far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'more than 400 columns'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]>', 'not a spreadsheet'],
  ])('with %s is refused', async (_, sheetXml, reason) => {
    await expect(xlsx(xlsxFile([['x']], sheetXml))).rejects.toMatchObject(refusal(reason));
  });

  const inflated = (data: Buffer, announcedBytes: number) =>
    deflatedZip(
      xlsxParts([['x']]).map((part) =>
        part.name.endsWith('sheet1.xml') ? { name: part.name, data, announcedBytes } : part,
      ),
    );

  test('that unpacks to 4 GB is refused before it is unpacked', async () => {
    await expect(xlsx(inflated(Buffer.from('<worksheet/>'), 4_000_000_000))).rejects.toMatchObject(
      refusal('unpacks to more than 40 MB'),
    );
  });

  test('that lies about its size is unpacked no further than it says', async () => {
    await expect(xlsx(inflated(Buffer.alloc(5_000_000, ' '), 2000))).rejects.toMatchObject(
      refusal('not a complete .xlsx'),
    );
  });

  test.each([
    ['cut short', xlsxFile([['x']]).subarray(0, 300), 'not a complete .xlsx'],
    ['another kind of zip', deflatedZip([{ name: 'a.txt', data: Buffer.from('x') }]), 'not a spreadsheet'],
  ])('that is %s is refused', async (_, bytes, reason) => {
    await expect(xlsx(bytes)).rejects.toMatchObject(refusal(reason));
  });
});

describe('a file', () => {
  test('of 50 MB is refused before it is read', async () => {
    const path = join(folder, 'large.csv');
    writeFileSync(path, '');
    truncateSync(path, 50 * 1024 * 1024);
    await expect(readTableFile(path)).rejects.toMatchObject(refusal('larger than 5 MB'));
  });
  test('that is missing or a folder is named', async () => {
    const missing = { code: 'file.not-found', details: { file: 'none.csv' } };
    await expect(readTableFile(join(folder, 'none.csv'))).rejects.toMatchObject(missing);
    await expect(readTableFile(folder)).rejects.toMatchObject({ code: 'file.unreadable' });
  });
  test('is read whatever its name says', async () => {
    const path = join(folder, 'table.csv');
    writeFileSync(path, xlsxFile([['serial'], ['NX-1']]));
    expect((await readTableFile(path)).rows).toHaveLength(2);
  });
});
