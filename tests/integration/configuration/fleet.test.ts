import { expect, test } from 'vitest';
import { applyFleet, type FleetResult } from '#core/configuration/applyFleet.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { appError } from '#shared/errors/appError.ts';
import { visitor } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

const rowsOf = ({ site }: CoreOnSite, values: (index: number) => FleetRow['values']): FleetRow[] =>
  site.ready.chargers.map(({ serial, modbus }, index) => ({
    row: index + 2,
    target: site.ready.radio ? `ble:${serial}` : `modbus://${modbus.host}:${modbus.port}/${modbus.unit}`,
    serial,
    socket: `Bay ${index + 1}`,
    leader: false,
    phases: null,
    rotation: null,
    values: values(index),
  }));

const run = (
  on: CoreOnSite,
  rows: readonly FleetRow[],
  patch: { stopsAtFailure?: boolean; parallel?: number } = {},
) =>
  applyFleet(on.core.work, on.core.configurations, {
    rows,
    parallel: patch.parallel ?? 4,
    stopsAtFailure: patch.stopsAtFailure ?? false,
    visitor,
    pinOf: () => '000000',
    newPinOf: () => null,
    secretsOf: () => ({}),
    unexpected: (error) => appError('internal.unexpected', { incident: String(error) }),
    onRow: () => undefined,
    onResult: () => undefined,
  });

const kinds = (results: readonly FleetResult[]) => results.map(({ outcome }) => outcome.kind);

test('a table over Bluetooth is applied in parallel and repeating it changes nothing', async () => {
  await using on = await startCoreOnSite({ chargers: 6, speed: 40 });
  const rows = rowsOf(on, (index) => ({ 'settings.maxCurrent': 10 + index, 'settings.installLimit': 16 }));
  expect(kinds(await run(on, rows))).toEqual(Array(6).fill('done'));
  for (const [index, { serial }] of on.site.ready.chargers.entries()) {
    expect(await on.site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 10 + index });
  }
  expect(kinds(await run(on, rows))).toEqual(Array(6).fill('unchanged'));
  expect(await on.api.log.verify()).toMatchObject({ brokenAt: null });
}, 60_000);

test('a charger that is not there fails alone, or stops those behind it when asked to', async () => {
  await using on = await startCoreOnSite({ chargers: 3, commissioned: true, speed: 40 });
  const rows = rowsOf(on, () => ({ 'limit.current': 10 }));
  const [first, second, third] = rows as [FleetRow, FleetRow, FleetRow];
  const broken = { ...first, target: 'modbus://127.0.0.1:9/1' };
  const others = await run(on, [broken, second, third], { parallel: 1 });
  expect(kinds(others)).toEqual(['failed', 'done', 'done']);
  expect(others[0]?.outcome).toMatchObject({ error: { code: 'modbus.refused-connection' } });
  expect(kinds(await run(on, [broken, second, third], { parallel: 1, stopsAtFailure: true }))).toEqual([
    'failed',
    'skipped',
    'skipped',
  ]);
}, 60_000);

test('another charger than the row names is not written to', async () => {
  await using on = await startCoreOnSite({ chargers: 2, commissioned: true, speed: 40 });
  const [first, second] = rowsOf(on, () => ({ 'limit.current': 10 })) as [FleetRow, FleetRow];
  const results = await run(on, [{ ...first, target: second.target }]);
  expect(results[0]?.outcome).toMatchObject({ kind: 'failed', error: { code: 'device.serial-mismatch' } });
});

test('a hundred commissioned chargers are set in one run', async () => {
  await using on = await startCoreOnSite({ chargers: 100, commissioned: true, speed: 40 });
  const rows = rowsOf(on, () => ({ 'limit.current': 8 }));
  const results = await run(on, rows, { parallel: 10 });
  expect(kinds(results)).toEqual(Array(100).fill('done'));
  expect(await on.site.truth(on.site.ready.chargers[99]?.serial)).toMatchObject({ 'limit.current': 8 });
}, 120_000);
