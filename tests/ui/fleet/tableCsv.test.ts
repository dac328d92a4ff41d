import { expect, test } from 'vitest';
import { readTableBytes } from '#core/adapters/files/readTable.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import { rowsToCsv, templateCsv, textsToCsv } from '#renderer/features/fleet/model/tableCsv.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';
import { rowAt } from './rowAt.ts';

const profile = nexusProfile();
const read = async (text: string) =>
  readFleetTable(await readTableBytes(new TextEncoder().encode(text), 'table.csv'), { profile });

test('rows written as a table are read back as they were, with their numbers', async () => {
  const rows: FleetRow[] = [
    rowAt(2, { socket: 'Hall; "left"', rotation: 'L2L3L1', values: { 'settings.maxCurrent': 13 } }),
    rowAt(3, {
      target: 'modbus://192.168.1.9:502/1',
      leader: true,
      phases: 1,
      values: { 'network.ipMode': 1 },
    }),
    rowAt(7, { serial: null, values: { 'modbus.flags': 3, 'network.hostname': ' name ' } }),
  ];
  const result = await read(rowsToCsv(rows));
  expect(result).toMatchObject({ ok: true, table: { rows } });
});

test('the table to fill in is one that can be read, whatever the socket is called', async () => {
  const result = await read(
    templateCsv([
      { serial: 'NX-1', socket: 'A;1' },
      { serial: 'NX-2', socket: 'B' },
    ]),
  );
  expect(result).toMatchObject({
    ok: true,
    table: { points: ['settings.maxCurrent', 'failsafe.defaultCurrent'] },
  });
  expect(result.ok && result.table.rows.map(({ rotation }) => rotation)).toEqual(['L1L2L3', 'L2L3L1']);
});

test('a text that begins like a formula stays a text in an export', () => {
  const csv = textsToCsv(['socket'], [['=1+1'], ['-5'], ['Bay 1']]);
  expect(csv.split('\r\n').slice(1)).toEqual(["'=1+1", "'-5", 'Bay 1']);
});
