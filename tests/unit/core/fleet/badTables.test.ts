import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTableBytes } from '#core/adapters/files/readTable.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { checkRange } from '#shared/profile/checkRange.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';
import { xlsxFile } from '#tests/support/xlsxFile.ts';

const profile = nexusProfile();
const spreadsheet = xlsxFile([
  ['serial', 'settings.maxCurrent', 'wifi.ssid'],
  ['NX-1', 16, 'Hall'],
  ['NX-2', 6.5, null],
]);

/** True when the bytes were read, false when they were refused as a file; anything else is thrown. */
const isTaken = async (bytes: Uint8Array): Promise<boolean> => {
  try {
    readFleetTable(await readTableBytes(bytes, 'table'), { profile });
    return true;
  } catch (error) {
    if (!isAppError(error, 'file.invalid')) throw error;
    expect(error.details.reason).not.toBe('');
    return false;
  }
};

test('a spreadsheet with any damaged bytes is refused or says the same, never something else', async () => {
  const { rows } = await readTableBytes(spreadsheet, 'table');
  // The first bytes say that it is a spreadsheet at all.
  const damage = fc.tuple(fc.integer({ min: 4, max: spreadsheet.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = Uint8Array.from(spreadsheet);
      for (const [at, value] of changes) bytes[at] = value;
      if (await isTaken(bytes)) expect((await readTableBytes(bytes, 'table')).rows).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});

test('a spreadsheet cut short anywhere is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: spreadsheet.length - 1 }), async (length) => {
      expect(await isTaken(spreadsheet.subarray(0, length))).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('any bytes and any text are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
      await isTaken(bytes);
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
      await isTaken(Buffer.from(`serial;settings.maxCurrent\n${text}`));
    }),
  );
});

const writable = [...profile.points.values()].filter((point) => point.access === 'rw' && !point.secret);
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.double({ noNaN: true }).map(String),
  fc.integer({ min: -10, max: 70_000 }).map((number) => `${number} A`),
  fc.constantFrom('static', 'on', 'none', '192.168.1.2', '16 kW', '1e9', '0x10', '٣'),
);

test('no value outside the range of the profile comes out of any table', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...writable),
      fc.array(text, { minLength: 1, maxLength: 5 }),
      async (point, texts) => {
        const quoted = texts.map((one, index) => `NX-${index};"${one.replaceAll('"', '""')}"`);
        const cells = await readTableBytes(
          Buffer.from([`serial;${point.name}`, ...quoted].join('\n')),
          'x.csv',
        );
        const read = readFleetTable(cells, { profile });
        if (!read.ok) return;
        for (const { values } of read.table.rows) {
          for (const value of Object.values(values)) expect(() => checkRange(point, value)).not.toThrow();
        }
      },
    ),
    { numRuns: 500 },
  );
});
