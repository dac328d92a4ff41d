import { expect, test } from 'vitest';
import { readTableBytes } from '#core/adapters/files/readTable.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import { validateFleet } from '#core/fleet/validateFleet.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';

const profile = nexusProfile();
const tableOf = async (text: string) => {
  const read = readFleetTable(await readTableBytes(Buffer.from(text), 'garage.csv'), { profile });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table;
};

test('a value above the hardware of one charger is refused for that charger only', async () => {
  const table = await tableOf('serial;settings.maxCurrent\nNX-1;32\nNX-2;32\n');
  const found = new Map([
    ['ble:NX-1', { 'limit.hardwareMax': 16, 'settings.maxCurrent': 6 }],
    ['ble:NX-2', { 'limit.hardwareMax': 32, 'settings.maxCurrent': 6 }],
  ]);
  const { findings, matrix } = validateFleet({ table, profile, found });
  expect(findings.filter(({ level }) => level === 'refuse')).toEqual([
    {
      rule: 'fleet-value-refused',
      level: 'refuse',
      field: 'settings.maxCurrent',
      params: { point: 'settings.maxCurrent', value: 32, rows: '2' },
      rows: [2],
    },
  ]);
  expect(matrix.rows.map(({ cells }) => cells[0]?.state)).toEqual(['refused', 'change']);
});

const heading = [
  'serial;socket;rotation;settings.maxCurrent;settings.installLimit;settings.bootCurrent',
  'failsafe.defaultCurrent;failsafe.defaultTimeout;failsafe.defaultAction;modbus.flags;loadBalancing.mode',
  'wifi.mode;wifi.ssid;network.hostname;network.ipMode;network.address;network.netmask;network.gateway',
].join(';');

const chargers = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const host = `10.0.${Math.floor(index / 250)}.${(index % 250) + 2}`;
    return `NX-${index};Bay ${index};L1L2L3;16 A;16;6;6;60;1;server, control;0;1;Depot;nx-${index};static;${host};255.255.0.0;10.0.0.1`;
  });

test.each([10, 100, 1000])('%i chargers are read and checked in well under a second', async (count) => {
  const bytes = Buffer.from([heading, ...chargers(count)].join('\n'));
  const startedMs = performance.now();
  const table = await tableOf(bytes.toString('utf8'));
  const found = new Map(table.rows.map(({ target }) => [target, { 'settings.maxCurrent': 6 }]));
  const { findings, matrix } = validateFleet({ table, profile, found, circuit: { limitA: 8000 } });
  const tookMs = performance.now() - startedMs;
  expect(matrix.rows).toHaveLength(count);
  expect(findings.filter(({ level }) => level === 'refuse')).toEqual([]);
  expect(tookMs).toBeLessThan(1000);
});
