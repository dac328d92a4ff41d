import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import { type AppError, appError } from '#shared/errors/appError.ts';

const points = [
  'settings.bootCurrent',
  'loadBalancing.mode',
  'failsafe.defaultTimeout',
  'failsafe.defaultCurrent',
  'failsafe.defaultAction',
  'modbus.flags',
  'ocpp.mode',
  'settings.installLimit',
  'failsafe.timeout',
  'failsafe.current',
  'failsafe.action',
] as const;

const actions = { fallback: 0, lower: 1, hold: 2 } as const;
const mayControl = 2;

interface Expected {
  readonly point: (typeof points)[number];
  readonly expected: number;
  readonly unit: string;
  /** Without it only the very value will do. */
  readonly isGood?: (found: PointValue | undefined) => boolean;
}

const shown = (value: PointValue | undefined, unit: string): string =>
  value === undefined || value === null ? '–' : `${String(value)}${unit}`;

/** A back end that the plan does not know may allow more than the sums count with; one it knows, up to what it says. */
const expectedOfBackEnd = ({ ocpp }: SiteCharger): Expected[] => {
  if (ocpp === undefined)
    return [
      {
        point: 'ocpp.mode',
        expected: 0,
        unit: '',
        isGood: (found) => typeof found !== 'number' || found === 0,
      },
    ];
  const { installLimitA } = ocpp;
  if (installLimitA === undefined) return [];
  const isGood = (found: PointValue | undefined) => typeof found === 'number' && found <= installLimitA;
  return [{ point: 'settings.installLimit', expected: installLimitA, unit: ' A', isGood }];
};

/** What the proof of the site stands on, both as stored (after a restart) and as in force now. */
const expectedOf = (charger: SiteCharger): Expected[] => {
  const { fallbackA, timeoutS, fallbackAction, bootA } = charger;
  const action = fallbackAction === undefined ? undefined : actions[fallbackAction];
  const both = (name: 'Timeout' | 'Current' | 'Action', expected: number, unit: string): Expected[] => [
    { point: `failsafe.default${name}`, expected, unit },
    { point: `failsafe.${name.toLowerCase() as 'timeout'}`, expected, unit },
  ];
  return [
    { point: 'loadBalancing.mode', expected: 0, unit: '' },
    ...expectedOfBackEnd(charger),
    ...both('Timeout', timeoutS ?? 0, ' s'),
    ...both('Current', fallbackA ?? 0, ' A'),
    ...(action === undefined ? [] : both('Action', action, '')),
    ...(bootA === undefined
      ? []
      : [
          {
            point: 'settings.bootCurrent',
            expected: bootA,
            unit: ' A',
            isGood: (found: PointValue | undefined) => typeof found === 'number' && found <= bootA,
          } as const,
        ]),
  ];
};

/** The first thing in which a charger differs from the plan, as the error that says so; undefined when nothing does. */
export const differenceOf = (
  values: PointValues,
  charger: SiteCharger,
  device: string,
): AppError | undefined => {
  const flags = values['modbus.flags'];
  if (typeof flags === 'number' && Math.floor(flags / mayControl) % 2 === 0)
    return appError('balance.no-writes', { device });
  const wrong = expectedOf(charger).find(({ point, expected, isGood }) =>
    isGood === undefined ? values[point] !== expected : !isGood(values[point]),
  );
  if (wrong === undefined) return undefined;
  const { point, expected, unit } = wrong;
  return appError('balance.charger-differs', {
    device,
    point,
    expected: shown(expected, unit),
    found: shown(values[point], unit),
  });
};

/** Reads what the proof stands on and throws `balance.charger-differs`, `balance.no-writes`, `device.serial-mismatch`. */
export const checkCharger = async (session: DeviceSession, charger: SiteCharger): Promise<void> => {
  const { serial, name } = session.identity;
  if (charger.serial !== undefined && charger.serial !== serial)
    throw appError('device.serial-mismatch', { expected: charger.serial, found: serial });
  const difference = differenceOf(await session.read(points), charger, charger.name ?? name);
  if (difference !== undefined) throw difference;
};
