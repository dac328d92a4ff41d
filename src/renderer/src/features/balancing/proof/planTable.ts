import { textsToCsv } from '#renderer/features/fleet/model/tableCsv.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { formatDeviceTarget } from '#shared/domain/deviceTarget.ts';

/** Raw numbers of `failsafe.defaultAction`, as the register map has them. */
const actions = { fallback: 0, lower: 1, hold: 2 } as const;
const columns = [
  'target',
  'serial',
  'socket',
  'phases',
  'rotation',
  'settings.maxCurrent',
  'failsafe.defaultCurrent',
  'failsafe.defaultTimeout',
  'failsafe.defaultAction',
  'settings.bootCurrent',
  'settings.installLimit',
] as const;

const defaultPort = 502;

const targetOf = ({ address }: SiteCharger): string | null =>
  address === undefined
    ? null
    : formatDeviceTarget({
        kind: 'modbus',
        host: address.host,
        port: address.port ?? defaultPort,
        unit: address.unit ?? 1,
      });

/** Where the plan does not say, the lower of both: it proves the same sum and raises nobody. A back end's charger is held by its installation limit; the others by what they do without control. */
const settingsOf = (charger: SiteCharger): (number | null)[] => {
  const { ocpp, fallbackA, timeoutS, fallbackAction = 'lower', bootA } = charger;
  if (ocpp !== undefined) return [null, null, null, null, ocpp.installLimitA ?? null];
  return [fallbackA ?? null, timeoutS ?? null, actions[fallbackAction], bootA ?? null, null];
};

export interface PlanTable {
  readonly csv: string;
  /** Chargers that nothing leads to. */
  readonly unreachable: readonly string[];
}

/** What the plan asks of its chargers, as a table for the page that reads and writes many chargers. */
export const planTable = ({ chargers }: Site): PlanTable => {
  const reachable = chargers.filter(({ serial, address }) => serial !== undefined || address !== undefined);
  const rows = reachable.map((charger) => [
    targetOf(charger),
    charger.serial ?? null,
    (charger.name ?? charger.id).slice(0, 60),
    charger.phases ?? 3,
    charger.rotation ?? null,
    charger.maxA,
    ...settingsOf(charger),
  ]);
  // A column nobody has a value in would only be a question.
  const used = columns.map(
    (_, at) => at < 3 || rows.some((row) => row[at] !== null && row[at] !== undefined),
  );
  const only = <Cell>(cells: readonly Cell[]): Cell[] => cells.filter((_, at) => used[at]);
  return {
    csv: textsToCsv(only(columns), rows.map(only)),
    unreachable: chargers.filter((charger) => !reachable.includes(charger)).map(({ id }) => id),
  };
};
