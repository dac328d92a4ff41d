import { textsToCsv } from '#renderer/features/fleet/model/tableCsv.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { formatDeviceTarget } from '#shared/domain/deviceTarget.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';

/** Raw numbers of `failsafe.defaultAction`, as the register map has them. */
const actions = { fallback: 0, lower: 1, hold: 2 } as const;
const actionWords = ['fallback', 'lower', 'hold'] as const;
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

/** The plan with what its chargers really have; `found` by charger and point, in the points' units. */
export const planAsFound = (
  plan: Site,
  found: ReadonlyMap<string, Readonly<Record<string, PointValue>>>,
): Site => ({
  ...plan,
  chargers: plan.chargers.map((charger) => {
    const values = found.get(charger.id);
    if (values === undefined) return charger;
    const number = (point: string) => {
      const value = values[point];
      return typeof value === 'number' ? value : undefined;
    };
    const [maxA, fallbackA, timeoutS, bootA, installLimitA] = [
      number('settings.maxCurrent'),
      number('failsafe.defaultCurrent'),
      number('failsafe.defaultTimeout'),
      number('settings.bootCurrent'),
      number('settings.installLimit'),
    ];
    const action = number('failsafe.defaultAction');
    const fallbackAction = actionWords.find((word) => actions[word] === action);
    return {
      ...charger,
      ...(maxA === undefined ? {} : { maxA }),
      ...(fallbackA === undefined ? {} : { fallbackA }),
      ...(timeoutS === undefined ? {} : { timeoutS }),
      ...(fallbackAction === undefined ? {} : { fallbackAction }),
      ...(bootA === undefined ? {} : { bootA }),
      ...(charger.ocpp === undefined || installLimitA === undefined
        ? {}
        : { ocpp: { ...charger.ocpp, installLimitA } }),
    };
  }),
});

export interface PlanTable {
  readonly csv: string;
  /** Ids of the chargers in the order of the rows. */
  readonly ids: readonly string[];
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
    ids: reachable.map(({ id }) => id),
    unreachable: chargers.filter((charger) => !reachable.includes(charger)).map(({ id }) => id),
  };
};
