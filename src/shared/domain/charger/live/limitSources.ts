import type { PointValues } from '#shared/domain/pointValue.ts';
import { numberOf } from './saneValue.ts';

/** Who can set the limit in force, at the place of its number in `limit.source`. */
export const limitSources = [
  'hardware',
  'cable',
  'mains-adapter',
  'user-setting',
  'front-panel',
  'modbus',
  'ocpp',
  'load-balancing',
  'temperature',
  'schedule',
  'failsafe',
  'mains-voltage',
  'rfid-card',
  'installation',
  'restart',
] as const;
export type LimitSource = (typeof limitSources)[number];

/** Where on the way from the mains to the car a limit comes from. */
export type LimitPlace = 'mains' | 'charger' | 'cable' | 'car' | 'network';

const places: Readonly<Record<LimitSource, LimitPlace>> = {
  hardware: 'charger',
  cable: 'cable',
  'mains-adapter': 'mains',
  'user-setting': 'charger',
  'front-panel': 'charger',
  modbus: 'network',
  ocpp: 'network',
  'load-balancing': 'mains',
  temperature: 'charger',
  schedule: 'charger',
  failsafe: 'network',
  'mains-voltage': 'mains',
  'rfid-card': 'charger',
  installation: 'mains',
  restart: 'charger',
};

export interface LimitInForce {
  /** What the pilot offers; 0 = nothing is offered, null = unknown. */
  readonly limitA: number | null;
  readonly source: LimitSource | null;
  readonly place: LimitPlace | null;
}

/** Which limit is in force and whose it is; unknown where the charger does not say. */
export const limitInForce = (values: PointValues): LimitInForce => {
  const source = limitSources[numberOf(values, 'limit.source') ?? -1] ?? null;
  return { limitA: numberOf(values, 'limit.active'), source, place: source === null ? null : places[source] };
};
