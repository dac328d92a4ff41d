/** As `limit.source`. */
export const limitSource = {
  hardware: 0,
  cable: 1,
  adapter: 2,
  user: 3,
  modbus: 5,
  ocpp: 6,
  loadBalancing: 7,
  temperature: 8,
  schedule: 9,
  failsafe: 10,
  mainsVoltage: 11,
  card: 12,
  installation: 13,
  restart: 14,
} as const;

/** Bits of `state.pauseReason`. */
export const pauseBit = {
  user: 0,
  schedule: 1,
  loadBalancing: 2,
  modbus: 3,
  ocpp: 4,
  failsafe: 5,
  temperature: 6,
  authorisation: 7,
  mainsVoltage: 8,
  sessionLimit: 9,
  phaseSwitch: 10,
} as const;

export interface LimitEntry {
  readonly source: number;
  /** 0 = pause, 0xFFFF or more = no limit. */
  readonly ma: number;
  /** The reason named while this entry pauses. */
  readonly pause?: number;
}

export interface LimitInForce {
  readonly ma: number;
  readonly source: number;
  /** Bitmap of the entries that pause. */
  readonly pauseReasons: number;
}

const smallestMa = 6000;

// At equal height the one that a person has to act on is named first: fail-safe, then restart.
const rank = (source: number): number =>
  source === limitSource.failsafe ? -2 : source === limitSource.restart ? -1 : source;

/** The lowest of all sources is in force; what lies between 0 and 6 A is a pause. */
export function lowest(entries: readonly LimitEntry[]): LimitInForce {
  let winner: LimitEntry = { source: limitSource.hardware, ma: Infinity };
  let pauseReasons = 0;
  for (const entry of entries) {
    const ma = entry.ma < smallestMa ? 0 : entry.ma;
    if (ma === 0 && entry.pause !== undefined) pauseReasons |= 1 << entry.pause;
    const isLower = ma < winner.ma || (ma === winner.ma && rank(entry.source) < rank(winner.source));
    if (isLower) winner = { source: entry.source, ma };
  }
  return { ma: winner.ma, source: winner.source, pauseReasons };
}

/** Between `startDeci` and `stopDeci` (0.1 °C) the limit falls from the hardware's to 6 A, then to a pause. */
export function deratedMa(
  temperatureDeci: number,
  startDeci: number,
  stopDeci: number,
  maxMa: number,
): number {
  if (temperatureDeci < startDeci) return maxMa;
  if (temperatureDeci >= stopDeci) return 0;
  const share = (stopDeci - temperatureDeci) / (stopDeci - startDeci);
  return Math.floor(smallestMa + share * (maxMa - smallestMa));
}
