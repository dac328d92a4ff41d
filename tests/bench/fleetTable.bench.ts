import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readTableBytes } from '#core/adapters/files/readTable.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import { validateFleet } from '#core/fleet/validateFleet.ts';
import { planPointOf } from '#core/provisioning/planSession.ts';
import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import { planChange } from '#shared/domain/configuration/planChange.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';
import { fullStates } from './support/fullStates.ts';
import { report } from './support/report.ts';
import { compareMs } from './support/timing.ts';

const sizes = [100, 1_000];
const turns = 7;

const [profile] = bundledStore.profiles();
if (!profile) throw new Error('no profile');
const { one, other } = fullStates(profile, 32, 'modbus');
const pointOf = planPointOf(profile);

/** Each charger as it was found: the one state, where every row of the table wants the other. */
const found: PointValues = {
  ...one,
  'limit.hardwareMax': 32,
  'modbus.flags': 7,
  'ocpp.mode': 0,
  'loadBalancing.mode': 0,
};

const hostOf = (index: number) => `10.0.${Math.floor(index / 200)}.${(index % 200) + 1}`;

const tableOf = (size: number): Buffer => {
  const points = Object.entries(other).filter(([, value]) => value !== null && value !== '');
  const header = ['serial', 'target', 'socket', ...points.map(([name]) => name)];
  const rows = Array.from({ length: size }, (_, index) => [
    `NX-${String(index).padStart(6, '0')}`,
    `modbus://${hostOf(index)}/1`,
    `Bay ${index + 1}`,
    ...points.map(([name, value]) => (name === 'ocpp.identity' ? `BAY${index + 1}` : String(value))),
  ]);
  return Buffer.from(stringify([header, ...rows], { delimiter: ';' }));
};

/** From the bytes of a file to a plan for each charger: read, checked as a whole, shown as a matrix, planned. */
const planAll = async (bytes: Buffer): Promise<readonly ChangePlan[]> => {
  const read = readFleetTable(await readTableBytes(bytes, 'fleet.csv'), { profile });
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  const { table } = read;
  const foundByTarget = new Map(table.rows.map(({ target }) => [target, found]));
  const { findings } = validateFleet({ table, profile, found: foundByTarget });
  const refusal = findings.find(({ level }) => level === 'refuse');
  if (refusal) throw new Error(JSON.stringify(refusal));
  return table.rows.map(({ serial, values }) =>
    planChange({
      charger: {
        serial: serial ?? '',
        model: 'NEXUS 32',
        firmware: '1.4.2',
        door: 'modbus',
        capabilities: 0,
        generation: 1,
        pinIsFactory: false,
        isPractice: false,
        values: found,
        unreadable: [],
        secretsSet: [],
      },
      desired: values,
      secrets: [],
      canRenewPin: false,
      pointOf,
    }),
  );
};

const perRow = new Map<number, number>();
for (const size of sizes) {
  const bytes = tableOf(size);
  const plans = await planAll(bytes);
  const refused = plans.find(({ canApply, steps }) => !canApply || steps.length === 0);
  if (refused) throw new Error(JSON.stringify(refused.findings));
  const took = await compareMs(
    turns,
    () => planAll(bytes),
    () => parse(bytes, { delimiter: ';' }),
  );
  perRow.set(size, took.ours / size);
  report({
    bench: 'fleet-plan-from-table',
    size,
    value: took.ours,
    unit: 'ms',
    peer: { what: 'csv-parse of the same file', value: took.peer },
  });
}
const [smallest = 0, largest = 0] = sizes;
report({
  bench: 'fleet-plan-growth-per-charger',
  size: largest,
  value: (perRow.get(largest) ?? 0) * 1000,
  unit: 'µs',
  peer: { what: `one charger of ${smallest}`, value: (perRow.get(smallest) ?? 0) * 1000 },
});
