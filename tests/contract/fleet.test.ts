import { safe } from '@orpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FleetEvent } from '#shared/contract/fleet.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

let on: CoreOnSite;
let siteId = '';
beforeAll(async () => {
  on = await startCoreOnSite({ chargers: 3, speed: 40 });
  siteId = (await on.api.log.createSite({ name: 'Fleet', country: 'CZ', practice: true })).id;
});
afterAll(() => on[Symbol.asyncDispose]());

const serials = () => on.site.ready.chargers.map(({ serial }) => serial);
const read = (text: string, limitA: number | null = null) =>
  on.api.fleet.readTable({
    fileName: 'table.csv',
    base64: Buffer.from(text).toString('base64'),
    circuit: limitA === null ? null : { limitA },
  });
const tableText = (amps = 10) =>
  [
    'serial;socket;settings.maxCurrent',
    ...serials().map((serial, at) => `${serial};Bay ${at + 1};${amps}`),
  ].join('\n');
const options = {
  circuit: null,
  pin: '000000',
  newPin: null,
  person: 'Žofie Nováková',
  parallel: 3,
  stopsAtFailure: false,
};
const eventsOf = async (stream: AsyncIterable<FleetEvent>): Promise<FleetEvent[]> => {
  const events: FleetEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
};

test('a table with mistakes answers all of them by row and column, and no rows', async () => {
  const preview = await read('serial;settings.maxCurrent\nA;16 kW\n;99');
  expect(preview).toMatchObject({ rows: [], canApply: false });
  expect(preview.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'settings.maxCurrent', 'table-value-unit'],
    [3, 'settings.maxCurrent', 'table-value-bad'],
    [3, null, 'table-charger-missing'],
  ]);
});

test('a file that is no table is refused with its name', async () => {
  const { error } = await safe(read(''));
  expect(error).toMatchObject({ code: 'file.invalid', data: { details: { file: 'table.csv' } } });
});

test('what has not been read is unknown in the matrix; reading tells what would change', async () => {
  const { rows, matrix, canApply } = await read(tableText(), 200);
  expect(canApply).toBe(true);
  expect(matrix.rows.map(({ cells }) => cells[0]?.state)).toEqual(['unknown', 'unknown', 'unknown']);
  const seen: number[] = [];
  for await (const event of await on.api.fleet.preview({ ...options, rows })) {
    if (event.kind === 'progress') seen.push(event.done);
    if (event.kind !== 'done') continue;
    expect(event.result.matrix.rows.map(({ cells }) => cells[0]?.state)).toEqual(Array(3).fill('change'));
  }
  expect(seen).toEqual([1, 2, 3]);
});

test('a table is applied row by row, and unchanged the second time', async () => {
  const { rows } = await read(tableText());
  const first = await eventsOf(await on.api.fleet.apply({ ...options, rows, siteId }));
  const results = first.filter((event) => event.kind === 'result');
  expect(results.map(({ result }) => result)).toEqual(['done', 'done', 'done']);
  expect(results.map(({ done }) => done)).toEqual([1, 2, 3]);
  expect(first.at(-1)).toEqual({ kind: 'done', failed: 0, skipped: 0 });
  expect(first.some((event) => event.kind === 'row' && event.phase === 'store')).toBe(true);
  const second = await eventsOf(await on.api.fleet.apply({ ...options, rows, siteId }));
  expect(second.flatMap((event) => (event.kind === 'result' ? [event.result] : []))).toEqual(
    Array(3).fill('unchanged'),
  );
});

test('a table that a rule refuses is not applied, and says which rule', async () => {
  const { rows } = await read(tableText(12));
  const [row] = rows;
  const twice = row === undefined ? [] : [row, { ...row, row: 3 }];
  expect(await eventsOf(await on.api.fleet.apply({ ...options, rows: twice, siteId }))).toEqual([
    {
      kind: 'failed',
      error: expect.objectContaining({
        code: 'plan.refused',
        details: expect.objectContaining({ rules: expect.stringContaining('fleet-serial-twice') }),
      }),
    },
  ]);
  expect(await on.site.truth(serials()[0] ?? '')).toMatchObject({ 'settings.maxCurrent': 10 });
});
