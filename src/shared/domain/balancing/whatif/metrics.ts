/** One session as it went. */
export interface SessionResult {
  readonly charger: string;
  readonly phases: number;
  readonly arriveS: number;
  readonly leaveS: number;
  readonly needWh: number;
  readonly deliveredWh: number;
  /** Longest stretch with a car that wants and gets nothing. */
  readonly longestWaitS: number;
  readonly chargingS: number;
  readonly starts: number;
  readonly raises: number;
  readonly changes: number;
}

/** What a run is judged by; currents in A, overload in A·s. */
export interface ScenarioMetrics {
  /** Overload the chargers still caused 15 s after its cause (a dead link or controller: time-out + 10 s). */
  readonly overloadAfterAs: number;
  readonly overloadBeforeAs: number;
  readonly peakRatio: number;
  readonly longestOverloadS: number;
  readonly unbalanceOverAs: number;
  readonly requestedWh: number;
  readonly deliveredWh: number;
  readonly energyShare: number;
  readonly jain: number;
  readonly longestWaitS: { readonly onePhase: number; readonly threePhase: number };
  readonly cars: number;
  /** Cars that got at least 95 % of what they could have got alone. */
  readonly carsServed: number;
  readonly raisesPerHour: number;
  readonly startsPerHour: number;
  readonly changesPerHour: number;
}

/** How evenly values are spread: 1 = all equal, 1/n = one has everything. */
export const jainOf = (values: readonly number[]): number => {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return squares === 0 ? 1 : (sum * sum) / (values.length * squares);
};

export type Overloads = Pick<
  ScenarioMetrics,
  'overloadAfterAs' | 'overloadBeforeAs' | 'peakRatio' | 'longestOverloadS' | 'unbalanceOverAs'
>;

const sumOf = (sessions: readonly SessionResult[], of: (session: SessionResult) => number): number =>
  sessions.reduce((sum, session) => sum + of(session), 0);

/** Puts the sessions and overloads of a run together. */
export const metricsOf = (sessions: readonly SessionResult[], overloads: Overloads): ScenarioMetrics => {
  const requestedWh = sumOf(sessions, ({ needWh }) => needWh);
  const deliveredWh = sumOf(sessions, (session) => session.deliveredWh);
  const hours = Math.max(sumOf(sessions, ({ chargingS }) => chargingS) / 3600, 1 / 3600);
  const wait = (isOnePhase: boolean) =>
    Math.max(
      0,
      ...sessions.filter(({ phases }) => (phases === 1) === isOnePhase).map((each) => each.longestWaitS),
    );
  return {
    ...overloads,
    requestedWh,
    deliveredWh,
    energyShare: requestedWh === 0 ? 1 : deliveredWh / requestedWh,
    jain: jainOf(sessions.map((session) => session.deliveredWh / session.needWh)),
    longestWaitS: { onePhase: wait(true), threePhase: wait(false) },
    cars: sessions.length,
    carsServed: sessions.filter((session) => session.deliveredWh >= 0.95 * session.needWh).length,
    raisesPerHour: sumOf(sessions, ({ raises }) => raises) / hours,
    startsPerHour: sumOf(sessions, ({ starts }) => starts) / hours,
    changesPerHour: sumOf(sessions, ({ changes }) => changes) / hours,
  };
};
