import { createFindings, type Finding } from '#shared/domain/finding.ts';
import type { NetworkRule } from '#shared/domain/networkFindings.ts';
import { tableRules } from './tableRules.ts';

const wholeRules = {
  'fleet-target-twice': { level: 'refuse', params: ['target', 'rows'] },
  'fleet-serial-twice': { level: 'refuse', params: ['serial', 'rows'] },
  'fleet-unit-twice': { level: 'refuse', params: ['host', 'unit', 'rows'] },
  'fleet-address-twice': { level: 'refuse', params: ['address', 'rows'] },
  'fleet-address-is-gateway': { level: 'refuse', params: ['address', 'rows'] },
  'fleet-address-in-use': { level: 'warn', params: ['address', 'rows'] },
  'fleet-hostname-twice': { level: 'refuse', params: ['hostname', 'rows'] },
  'fleet-ocpp-identity-twice': { level: 'refuse', params: ['identity', 'rows'] },
  'fleet-socket-twice': { level: 'warn', params: ['socket', 'rows'] },
  'fleet-two-leaders': { level: 'refuse', params: ['rows'] },
  'fleet-same-meter': { level: 'refuse', params: ['meter', 'rows'] },
  'fleet-meters-unclear': { level: 'open-point', params: ['rows'] },
  'fleet-closes-without-wifi': { level: 'refuse', params: ['rows'] },
  'fleet-closes-without-server': { level: 'refuse', params: ['rows'] },
  'fleet-watchdog-off': { level: 'refuse', params: ['rows'] },
  'fleet-value-refused': { level: 'refuse', params: ['point', 'value', 'rows'] },
  'fleet-limit-order': { level: 'warn', params: ['inner', 'outer', 'rows'] },
  'fleet-limit-unknown': { level: 'open-point', params: ['count'] },
  'fleet-other-load-unknown': { level: 'open-point', params: [] },
  'fleet-fallback-assumed': { level: 'open-point', params: ['rows'] },
  'fleet-sum-fits': { level: 'pass', params: ['phase', 'chargersA', 'otherA', 'sumA', 'limitA'] },
  'fleet-sum-above': { level: 'refuse', params: ['phase', 'chargersA', 'otherA', 'sumA', 'limitA'] },
  'fleet-sum-open': { level: 'open-point', params: ['phase', 'sumA', 'limitA', 'rows'] },
} as const;

/** Every rule about a table as a whole, with those about its cells. Texts: `finding` in the rules' locale file. */
export const fleetRules = { ...tableRules, ...wholeRules } as const;
export type FleetRule = keyof typeof wholeRules;

/** A finding and the rows it is about; the rules of addresses are those of a single charger. */
export interface FleetFinding extends Finding<FleetRule | NetworkRule> {
  readonly rows: readonly number[];
}

const finding = createFindings(wholeRules);
type Given<Rule extends FleetRule> = Readonly<
  Record<Exclude<(typeof wholeRules)[Rule]['params'][number], 'rows'>, number | string>
>;

/** `2, 5–9, 12`: rows as a person reads them. */
export const rowList = (rows: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const row of rows.toSorted((left, right) => left - right)) {
    const last = runs.at(-1);
    if (last && row <= last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
};

/** Makes one finding about these rows; `rows` among the parameters is filled in. */
export const fleetFinding = <Rule extends FleetRule>(
  rule: Rule,
  field: string | null,
  rows: readonly number[],
  params: Given<Rule>,
): FleetFinding => {
  const all: Readonly<Record<string, number | string>> = { ...params, rows: rowList(rows) };
  const names: readonly string[] = wholeRules[rule].params;
  const asked = Object.fromEntries(names.map((name) => [name, all[name] ?? '']));
  return { ...finding(rule, field, asked as never), rows };
};
