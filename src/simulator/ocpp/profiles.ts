import { isPayload, type Payload } from './payload.ts';

const mostProfiles = 10;
const dayMs = 86_400_000;
const voltsPerPhase = 230;

interface Period {
  readonly startPeriod: number;
  readonly limit: number;
  readonly numberPhases: number | undefined;
}

interface Profile {
  readonly id: number;
  readonly connectorId: number;
  readonly stackLevel: number;
  readonly purpose: string;
  readonly kind: string;
  readonly recurrency: string;
  readonly startMs: number | undefined;
  readonly receivedMs: number;
  readonly durationMs: number;
  readonly validFromMs: number;
  readonly validToMs: number;
  readonly isWatts: boolean;
  readonly transactionId: number | undefined;
  readonly periods: readonly Period[];
}

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const timeIn = (value: unknown): number | undefined =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? Date.parse(value) : undefined;

const purposes = ['ChargePointMaxProfile', 'TxDefaultProfile', 'TxProfile'];

const readPeriods = (value: unknown): Period[] | undefined => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 24) return undefined;
  const periods = value.filter(isPayload).map(({ startPeriod, limit, numberPhases }) => ({
    startPeriod: numberIn(startPeriod) ?? -1,
    limit: numberIn(limit) ?? -1,
    numberPhases: numberIn(numberPhases),
  }));
  const isFine = periods.every(({ startPeriod, limit }) => startPeriod >= 0 && limit >= 0);
  return isFine && periods[0]?.startPeriod === 0 ? periods : undefined;
};

function readProfile({ connectorId, csChargingProfiles }: Payload, nowMs: number): Profile | undefined {
  if (!isPayload(csChargingProfiles) || !isPayload(csChargingProfiles['chargingSchedule'])) return undefined;
  const given = csChargingProfiles;
  const schedule = csChargingProfiles['chargingSchedule'];
  const periods = readPeriods(schedule['chargingSchedulePeriod']);
  const id = numberIn(given['chargingProfileId']);
  const stackLevel = numberIn(given['stackLevel']);
  const purpose = String(given['chargingProfilePurpose']);
  const connector = numberIn(connectorId);
  if (periods === undefined || id === undefined || stackLevel === undefined || connector === undefined)
    return undefined;
  if (!purposes.includes(purpose) || connector < 0 || connector > 1 || stackLevel < 0 || stackLevel > 8)
    return undefined;
  if (purpose === 'ChargePointMaxProfile' && connector !== 0) return undefined;
  const duration = numberIn(schedule['duration']);
  return {
    ...{ id, connectorId: connector, stackLevel, purpose, periods, receivedMs: nowMs },
    kind: String(given['chargingProfileKind']),
    recurrency: String(given['recurrencyKind']),
    startMs: timeIn(schedule['startSchedule']),
    durationMs: duration === undefined ? Number.POSITIVE_INFINITY : duration * 1000,
    validFromMs: timeIn(given['validFrom']) ?? Number.NEGATIVE_INFINITY,
    validToMs: timeIn(given['validTo']) ?? Number.POSITIVE_INFINITY,
    isWatts: schedule['chargingRateUnit'] === 'W',
    transactionId: numberIn(given['transactionId']),
  };
}

const elapsedMs = (profile: Profile, nowMs: number, transactionMs: number | undefined): number => {
  if (profile.kind === 'Relative') return nowMs - (transactionMs ?? profile.receivedMs);
  const since = nowMs - (profile.startMs ?? profile.receivedMs);
  if (profile.kind !== 'Recurring' || since < 0) return since;
  return since % (profile.recurrency === 'Weekly' ? 7 * dayMs : dayMs);
};

const ampsOf = (profile: Profile, nowMs: number, transactionMs: number | undefined, phases: number) => {
  if (nowMs < profile.validFromMs || nowMs > profile.validToMs) return undefined;
  const elapsed = elapsedMs(profile, nowMs, transactionMs);
  if (elapsed < 0 || elapsed >= profile.durationMs) return undefined;
  const period = profile.periods.filter(({ startPeriod }) => startPeriod * 1000 <= elapsed).at(-1);
  if (period === undefined) return undefined;
  return profile.isWatts ? period.limit / (voltsPerPhase * (period.numberPhases ?? phases)) : period.limit;
};

/** The charging profiles of a back end. */
export interface Profiles {
  set(payload: Payload, nowMs: number, transactionId: number | undefined): 'Accepted' | 'Rejected';
  clear(payload: Payload): 'Accepted' | 'Unknown';
  /** Those of a transaction end with it. */
  transactionEnded(): void;
  /** The lowest that is in force now (A), or undefined. */
  limitA(nowMs: number, transactionMs: number | undefined, phases: number): number | undefined;
}

export function createProfiles(): Profiles {
  let profiles: Profile[] = [];
  const highest = (purpose: string, nowMs: number, transactionMs: number | undefined, phases: number) =>
    profiles
      .filter((profile) => profile.purpose === purpose)
      .toSorted((one, other) => other.stackLevel - one.stackLevel)
      .map((profile) => ampsOf(profile, nowMs, transactionMs, phases))
      .find((amps) => amps !== undefined);
  return {
    set: (payload, nowMs, transactionId) => {
      const profile = readProfile(payload, nowMs);
      if (profile === undefined) return 'Rejected';
      const isForeign = profile.transactionId !== undefined && profile.transactionId !== transactionId;
      if (profile.purpose === 'TxProfile' && (transactionId === undefined || isForeign)) return 'Rejected';
      const rest = profiles.filter(
        ({ id, purpose, stackLevel, connectorId }) =>
          id !== profile.id &&
          !(
            purpose === profile.purpose &&
            stackLevel === profile.stackLevel &&
            connectorId === profile.connectorId
          ),
      );
      if (rest.length >= mostProfiles) return 'Rejected';
      profiles = [...rest, profile];
      return 'Accepted';
    },
    clear: ({ id, connectorId, chargingProfilePurpose, stackLevel }) => {
      const rest = profiles.filter((profile) =>
        id === undefined
          ? (connectorId !== undefined && profile.connectorId !== connectorId) ||
            (chargingProfilePurpose !== undefined && profile.purpose !== chargingProfilePurpose) ||
            (stackLevel !== undefined && profile.stackLevel !== stackLevel)
          : profile.id !== id,
      );
      const isKnown = rest.length < profiles.length;
      profiles = rest;
      return isKnown ? 'Accepted' : 'Unknown';
    },
    transactionEnded: () => {
      profiles = profiles.filter(({ purpose }) => purpose !== 'TxProfile');
    },
    limitA: (nowMs, transactionMs, phases) => {
      const whole = highest('ChargePointMaxProfile', nowMs, transactionMs, phases);
      const own =
        transactionMs === undefined
          ? undefined
          : (highest('TxProfile', nowMs, transactionMs, phases) ??
            highest('TxDefaultProfile', nowMs, transactionMs, phases));
      const found = [whole, own].filter((amps) => amps !== undefined);
      return found.length === 0 ? undefined : Math.min(...found);
    },
  };
}
