import { describe, expect, test } from 'vitest';
import { readTableBytes } from '#core/adapters/files/readTable.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import type { TableProblem } from '#shared/domain/fleet/tableRules.ts';
import { tableRules } from '#shared/domain/fleet/tableRules.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';
import { type XlsxCell, xlsxFile } from '#tests/support/xlsxFile.ts';

const profile = nexusProfile();
const fromBytes = async (bytes: Buffer) => readFleetTable(await readTableBytes(bytes, 'garage'), { profile });
const fromCsv = (...lines: string[]) => fromBytes(Buffer.from(lines.join('\n')));
const fromXlsx = (...rows: XlsxCell[][]) => fromBytes(xlsxFile(rows));

const tableOf = async (result: ReturnType<typeof fromBytes>) => {
  const read = await result;
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table;
};
const problemsOf = async (result: ReturnType<typeof fromBytes>): Promise<readonly TableProblem[]> => {
  const read = await result;
  return read.ok ? [] : read.problems;
};

test('a row is a charger with its values', async () => {
  const table = await tableOf(
    fromCsv(
      'serial;socket;leader;phases;rotation;settings.maxCurrent;network.ipMode;network.address;modbus.flags',
      'NX-1;Garage 1;YES;3;L2L3L1;16 A;static;192.168.1.2;server, control',
      'NX-2;;;;;;;;',
    ),
  );
  expect(table.points).toEqual(['settings.maxCurrent', 'network.ipMode', 'network.address', 'modbus.flags']);
  expect(table.rows).toEqual([
    {
      row: 2,
      target: 'ble:NX-1',
      serial: 'NX-1',
      socket: 'Garage 1',
      leader: true,
      phases: 3,
      rotation: 'L2L3L1',
      values: {
        'settings.maxCurrent': 16,
        'network.ipMode': 1,
        'network.address': '192.168.1.2',
        'modbus.flags': 3,
      },
    },
    {
      row: 3,
      target: 'ble:NX-2',
      serial: 'NX-2',
      socket: null,
      leader: false,
      phases: null,
      rotation: null,
      values: {},
    },
  ]);
});

test('a target with a serial says where the charger is and which one it has to be', async () => {
  const { rows } = await tableOf(
    fromCsv('target,serial,settings.maxCurrent', 'modbus://10.0.0.5,NX-1,16', 'ble:NEXUS-0042,,16'),
  );
  expect(rows.map(({ target, serial }) => [target, serial])).toEqual([
    ['modbus://10.0.0.5:502/1', 'NX-1'],
    ['ble:NEXUS-0042', null],
  ]);
});

test('"16 A", 16 and "16" are the same', async () => {
  const csv = await tableOf(fromCsv('serial;settings.maxCurrent', 'A;16 A', 'B;16', 'C;16A', 'D; 16 '));
  const xlsx = await tableOf(
    fromXlsx(['serial', 'settings.maxCurrent'], ['A', 16], ['B', '16'], ['C', '16 A']),
  );
  for (const { values } of [...csv.rows, ...xlsx.rows]) expect(values['settings.maxCurrent']).toBe(16);
});

test('everything wrong is said at once, each at its cell', async () => {
  const problems = await problemsOf(
    fromCsv(
      'serial;settings.maxCurrent;network.ipMode;network.address;rotation',
      'NX-1;16 kW;static;192.168.1.2;L1L2L3',
      ';41;roof;192.168.1.999;L3L2L1',
      'NX-3;16,5;=A1;192.168.1.4;',
    ),
  );
  expect(problems).toEqual([
    {
      row: 2,
      column: 'settings.maxCurrent',
      code: 'table-value-unit',
      params: { value: '16 kW', unit: 'A' },
    },
    {
      row: 3,
      column: 'settings.maxCurrent',
      code: 'table-value-range',
      params: { value: '41 A', min: '6 A', max: '40 A' },
    },
    { row: 3, column: 'network.ipMode', code: 'table-value-bad', params: { value: 'roof' } },
    { row: 3, column: 'network.address', code: 'table-value-bad', params: { value: '192.168.1.999' } },
    { row: 3, column: null, code: 'table-charger-missing', params: {} },
    {
      row: 3,
      column: 'rotation',
      code: 'table-word-unknown',
      params: { value: 'L3L2L1', words: 'L1L2L3, L2L3L1, L3L1L2' },
    },
    { row: 4, column: 'settings.maxCurrent', code: 'table-value-bad', params: { value: '16,5' } },
    { row: 4, column: 'network.ipMode', code: 'table-formula', params: {} },
  ]);
});

test('parts of an ampere are refused where a charger stores whole ones', async () => {
  const problems = await problemsOf(fromCsv('serial;settings.maxCurrent', 'NX-1;6.5'));
  expect(problems).toMatchObject([{ row: 2, code: 'table-value-bad', params: { value: '6.5' } }]);
});

describe('a header', () => {
  test.each([
    ['pin', 'table-column-pin'],
    ['PIN', 'table-column-pin'],
    ['access.pin', 'table-column-pin'],
    ['new pin', 'table-column-pin'],
    ['newPin', 'table-column-pin'],
    ['wifi.password', 'table-column-secret'],
    ['ocpp.authorizationKey', 'table-column-secret'],
    ['settings.maxCurent', 'table-column-unknown'],
    ['Settings.maxCurrent', 'table-column-unknown'],
    ['energy.total', 'table-column-unknown'],
    ['state.phases', 'table-column-read-only'],
    ['commit.key', 'table-column-read-only'],
    ['command.magic', 'table-column-read-only'],
    ['serial', 'table-column-twice'],
  ])('with %s is refused', async (name, code) => {
    const problems = await problemsOf(fromCsv(`serial;settings.maxCurrent;${name}`, 'NX-1;16;0042'));
    expect(problems).toEqual([{ row: 1, column: name, code, params: { name } }]);
  });

  test('without a name over a value is refused, an empty column is nothing', async () => {
    expect(await problemsOf(fromCsv('serial;;settings.maxCurrent', 'NX-1;;16', 'NX-2;x;16'))).toEqual([
      { row: 3, column: null, code: 'table-column-unnamed', params: {} },
    ]);
    expect(await problemsOf(fromCsv('serial;settings.maxCurrent;;', 'NX-1;16;;'))).toEqual([]);
  });

  test('with a formula is refused at its cell', async () => {
    expect(await problemsOf(fromCsv('serial;=A1;settings.maxCurrent', 'NX-1;x;16'))).toEqual([
      { row: 1, column: 'B1', code: 'table-formula', params: {} },
    ]);
  });

  test('that misspells the serial is not told again by every row, and values are checked all the same', async () => {
    expect(
      (await problemsOf(fromCsv('seriall;settings.maxCurrent', 'NX-1;16', 'NX-2;41'))).map(
        ({ row, code }) => [row, code],
      ),
    ).toEqual([
      [1, 'table-column-unknown'],
      [1, 'table-no-charger-column'],
      [3, 'table-value-range'],
    ]);
  });

  test('needs a charger, a point and at least one row', async () => {
    const codes = async (...lines: string[]) => (await problemsOf(fromCsv(...lines))).map(({ code }) => code);
    expect(await codes('socket;settings.maxCurrent', 'Garage 1;16')).toEqual(['table-no-charger-column']);
    expect(await codes('serial;socket', 'NX-1;Garage 1')).toEqual(['table-no-points']);
    expect(await codes('serial;settings.maxCurrent')).toEqual(['table-no-rows']);
  });
});

test.each([
  ['a formula', { formula: 'A1' }, 'table-formula'],
  ['a date', { date: 45_000 }, 'table-date'],
  ['true', true, 'table-boolean'],
] as const)('%s in a spreadsheet is named', async (_, cell, code) => {
  expect(await problemsOf(fromXlsx(['serial', 'settings.maxCurrent'], ['NX-1', cell]))).toEqual([
    { row: 2, column: 'settings.maxCurrent', code, params: {} },
  ]);
});

test('a serial that a spreadsheet has rounded is refused', async () => {
  const problems = await problemsOf(fromXlsx(['serial', 'settings.maxCurrent'], [1e16, 16]));
  expect(problems[0]).toMatchObject({ row: 2, column: 'serial', code: 'table-number-imprecise' });
});

test.each(['ble:', 'http://charger', 'NEXUS-1', 'modbus://user@host'])(
  'refuses the target %s',
  async (target) => {
    expect(await problemsOf(fromCsv('target;settings.maxCurrent', `${target};16`))).toEqual([
      { row: 2, column: 'target', code: 'table-target-invalid', params: { target } },
    ]);
  },
);

test('a column that is wrong a thousand times is not told a thousand times', async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => `NX-${index};16 kW`);
  const problems = await problemsOf(fromCsv('serial;settings.maxCurrent', ...rows));
  expect(problems).toHaveLength(501);
  expect(problems.at(-1)).toMatchObject({ code: 'table-more-problems', params: { count: 500 } });
});

test('every rule carries only parameters it declares', async () => {
  const problems = await problemsOf(fromCsv('serial;settings.maxCurrent', ';16 kW', 'NX;41', 'NX;x'));
  for (const { code, params } of problems)
    expect(Object.keys(params).toSorted()).toEqual([...tableRules[code].params].toSorted());
});
