import { indexOfPhase, type PhaseAmps } from '#shared/domain/balancing/phases.ts';
import { supplyPhases } from '#shared/domain/balancing/site/rotation.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';

/** Points of the live block a controller needs: one request. */
export const livePoints = [
  'state.cp',
  'state.charge',
  'limit.active',
  'limit.cable',
  'limit.adapter',
  'limit.user',
  'limit.temperature',
  'meter.current.l1',
  'meter.current.l2',
  'meter.current.l3',
  'control.setpoint',
  'control.enabled',
  'watchdog.state',
  'watchdog.remaining',
  'generation.settings',
  'state.bootCount',
] as const;

const currents = ['meter.current.l1', 'meter.current.l2', 'meter.current.l3'] as const;
/** Limits of the charger itself that a set-point cannot lift. */
const ownLimits = ['limit.cable', 'limit.adapter', 'limit.user', 'limit.temperature'] as const;
/** Letters of the pilot: B, C and D mean a car. */
const firstPlugged = 11;
const lastPlugged = 13;
/** `state.charge`: waiting for a card, finished, fault, service. */
const wantsNothing: readonly PointValue[] = [2, 7, 8, 9];
const tripped = 2;
const armed = 1;

/** What a charger says of itself, as the allocation needs it. */
export interface ChargerReading {
  /** Device time at which the request began. */
  readonly begunS: number;
  readonly isPlugged: boolean;
  readonly wants: boolean;
  /** The set-point it holds; null = no limit from Modbus, or not known. */
  readonly setpointA: number | null;
  /** What it offers at most: the set-point, or its fail-safe. */
  readonly inForceA: number | null;
  readonly ownMaxA: number | null;
  readonly isTripped: boolean;
  readonly isArmed: boolean;
  readonly remainingS: number;
  readonly isEnabled: boolean;
  /** On L1, L2, L3 of the supply; null when a current is not known. */
  readonly measuredA: PhaseAmps | null;
  readonly generation: number | null;
  readonly bootCount: number | null;
}

const numberOf = (values: PointValues, point: string): number | null => {
  const value = values[point];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** Connector currents on the supply phases behind them; unknown wiring counts the highest on every phase. */
const onSupply = (
  values: PointValues,
  charger: Pick<SiteCharger, 'rotation' | 'phases'>,
  phases: number,
): PhaseAmps | null => {
  const drawn = currents.slice(0, phases).map((point) => numberOf(values, point));
  const known = drawn.filter((a) => a !== null);
  if (known.length === 0 || known.length < drawn.length) return null;
  const supply = supplyPhases(charger.rotation);
  if (supply === undefined) {
    const highest = Math.max(...known);
    return [highest, highest, highest];
  }
  const found: [number, number, number] = [0, 0, 0];
  for (const [at, a] of known.entries()) found[indexOfPhase(supply[at as 0 | 1 | 2])] = Math.max(0, a);
  return found;
};

/** Makes a reading from the live points. */
export const readingOf = (
  values: PointValues,
  charger: SiteCharger,
  phases: 1 | 3,
  begunS: number,
): ChargerReading => {
  const letter = numberOf(values, 'state.cp') ?? 0;
  const own = ownLimits.map((point) => numberOf(values, point)).filter((a) => a !== null);
  const setpointA = numberOf(values, 'control.setpoint');
  const isTripped = values['watchdog.state'] === tripped;
  return {
    begunS,
    isPlugged: letter >= firstPlugged && letter <= lastPlugged,
    wants: !wantsNothing.includes(values['state.charge'] ?? null),
    setpointA,
    inForceA: isTripped ? numberOf(values, 'limit.active') : setpointA,
    ownMaxA: own.length === 0 ? null : Math.floor(Math.min(...own)),
    isTripped,
    isArmed: values['watchdog.state'] === armed,
    remainingS: numberOf(values, 'watchdog.remaining') ?? 0,
    isEnabled: values['control.enabled'] !== 0,
    measuredA: onSupply(values, charger, Math.min(phases, charger.phases ?? 3)),
    generation: numberOf(values, 'generation.settings'),
    bootCount: numberOf(values, 'state.bootCount'),
  };
};
