import { expect, test } from 'vitest';
import type { FleetEvent, RowCheckView } from '#shared/contract/fleet.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { resultOf } from '#tests/support/jobSteps.ts';

const values = {
  'failsafe.defaultCurrent': 8,
  'failsafe.defaultTimeout': 20,
  'settings.bootCurrent': 6,
};

const rowsOf = ({ site }: CoreOnSite, wanted: FleetRow['values'] = values): FleetRow[] =>
  site.ready.chargers.map(({ serial, modbus }, index) => ({
    row: index + 2,
    target: `modbus://${modbus.host}:${modbus.port}/${modbus.unit}`,
    serial,
    socket: `c${index + 1}`,
    leader: false,
    phases: null,
    rotation: null,
    values: wanted,
  }));

const look = async ({ api }: CoreOnSite, rows: FleetRow[], pin: string | null = '000000') =>
  (await resultOf(api.fleet.preview({ rows, circuit: null, pin, parallel: 6 }))).checks;

const states = (checks: readonly RowCheckView[]) => checks.map(({ state }) => state);

test('each row says beforehand why it cannot be written, and the others are written', async () => {
  await using on = await startCoreOnSite({ layout: 'board', commissioned: true, speed: 40 });
  const { site, api } = on;
  const rows = rowsOf(on);
  const [first, second, third, , fifth] = rows as [FleetRow, FleetRow, FleetRow, FleetRow, FleetRow];
  await site.control(`/chargers/${first.serial}/settings`, { 'modbus.flags': 3 });
  await site.control(`/chargers/${second.serial}/car`, { action: 'plug' });
  rows[1] = { ...second, values: { ...values, 'settings.installLimit': 16 } };
  rows[2] = { ...third, target: 'modbus://127.0.0.1:9/1' };
  rows[4] = { ...fifth, values: { 'failsafe.defaultAction': 1 } };
  const checks = await look(on, rows);
  expect(states(checks)).toEqual(['blocked', 'blocked', 'blocked', 'ready', 'unchanged', 'ready']);
  expect(checks[0]).toMatchObject({ takesSettings: false, findings: [{ rule: 'plan-modbus-locked' }] });
  expect(checks[1]).toMatchObject({ isCarPlugged: true, findings: [{ rule: 'plan-car-plugged' }] });
  expect(checks[2]).toMatchObject({ error: { code: 'modbus.refused-connection' }, door: null });
  expect(checks[3]).toMatchObject({ door: 'modbus', pin: 'typed', takesSettings: true, isCarPlugged: false });

  const { id: siteId } = await api.log.createSite({ name: 'Garáž', country: 'CZ', practice: true });
  const only = checks.filter(({ state }) => state !== 'blocked').map(({ row }) => row);
  const events: FleetEvent[] = [];
  const order = { rows, only, circuit: null, pin: '000000', newPin: null, siteId, person: 'Žofie' };
  for await (const event of await api.fleet.apply({ ...order, parallel: 6, stopsAtFailure: false }))
    events.push(event);
  expect(events.at(-1)).toEqual({ kind: 'done', failed: 0, skipped: 0 });
  expect(await site.truth(rows[3]?.serial ?? '')).toMatchObject({
    ...values,
    'failsafe.current': 8,
    'failsafe.timeout': 20,
  });
  expect(await site.truth(first.serial ?? '')).toMatchObject({ 'failsafe.defaultTimeout': 30 });
}, 60_000);

test('the PIN is asked for only where something is stored, and tried only while attempts are left', async () => {
  await using on = await startCoreOnSite({ layout: 'board', chargers: 2, commissioned: true, speed: 40 });
  const rows = rowsOf(on);
  const attempts = async () => (await on.site.truth(rows[0]?.serial ?? ''))['access.attemptsLeft'];
  expect(await look(on, rows, null)).toMatchObject(
    rows.map(() => ({ state: 'blocked', pin: 'missing', error: { code: 'pin.required' } })),
  );
  expect(await look(on, rowsOf(on, { 'limit.current': 10 }), null)).toMatchObject(
    rows.map(() => ({ state: 'ready', pin: 'not-needed' })),
  );
  const wrong = { state: 'blocked', error: { code: 'pin.wrong' } };
  for (let check = 0; check < 3; check += 1)
    expect(await look(on, rows, '999999')).toMatchObject([wrong, wrong]);
  expect(await attempts()).toBe(2);
  const untried = { state: 'ready', pin: 'untried' };
  expect(await look(on, rows, '999999')).toMatchObject([untried, untried]);
  expect(await attempts()).toBe(2);
}, 60_000);
