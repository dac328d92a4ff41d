import type {
  ControlledCharger,
  ControlledNode,
  ControllerState,
  LinkState,
} from '#shared/contract/balancing.ts';
import { toWireError } from '#shared/contract/wireError.ts';
import type { Allocation } from '#shared/domain/balancing/allocate/allocate.ts';
import { settingsOf } from '#shared/domain/balancing/allocate/settings.ts';
import type { ChargerState, NodeState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { indexOfPhase } from '#shared/domain/balancing/phases.ts';
import { wiredPhases } from '#shared/domain/balancing/site/rotation.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { type AppError, appError } from '#shared/errors/appError.ts';
import type { Decision } from './balanceCycle.ts';
import type { SiteLinks } from './connectSite.ts';
import type { ControllerTask } from './controllerPorts.ts';
import { isLasting } from './linkStatus.ts';
import type { MeterPoll } from './meterPoll.ts';
import type { Steering } from './steering.ts';

type Three = [number, number, number];

const lateS = 3;

const linkOf = (steering: Steering, nowS: number): LinkState => {
  const { isVerified, answeredS, errors, reconnects, error } = steering.link.status();
  const ageS = answeredS === null ? null : Math.max(0, nowS - answeredS);
  const sign = steering.foreign();
  const device = steering.charger.name ?? steering.charger.id;
  const health =
    sign !== undefined
      ? 'foreign'
      : isLasting(error)
        ? 'differs'
        : !isVerified
          ? 'connecting'
          : (ageS ?? lateS + 1) > lateS
            ? 'lost'
            : 'ok';
  const shown = sign === undefined ? error : appError('balance.other-controller', { device, sign });
  return { health, ageS, errors, reconnects, error: shown === null ? null : toWireError(shown) };
};

/** One charger of a controller as people see it. */
const viewCharger = (
  steering: Steering,
  allocation: Allocation | undefined,
  nowS: number,
): ControlledCharger => {
  const { charger } = steering;
  const reading = steering.reading();
  const why = allocation?.why[charger.id] ?? null;
  return {
    id: charger.id,
    name: charger.name ?? charger.id,
    node: charger.node,
    serial: steering.link.identity()?.serial ?? charger.serial ?? null,
    link: linkOf(steering, nowS),
    isPlugged: reading?.isPlugged ?? null,
    setA: steering.isSteered() ? steering.wantedA() : null,
    inForceA: reading?.inForceA ?? null,
    isTripped: reading?.isTripped ?? false,
    measuredA:
      reading?.measuredA === undefined || reading.measuredA === null
        ? null
        : ([...reading.measuredA] as Three),
    why,
    reason: allocation?.reasons[charger.id] ?? '',
  };
};

const add = (sum: Three, a: readonly number[]): void => {
  for (const phase of [0, 1, 2] as const) sum[phase] = Math.round((sum[phase] + (a[phase] ?? 0)) * 100) / 100;
};

const meterLink = (meter: MeterPoll, lostS: number, elsewhere: AppError | null): LinkState => {
  const { ageS, currentA } = meter.live();
  const error = meter.error() ?? elsewhere;
  const health = currentA === null ? 'connecting' : ageS > lostS ? 'lost' : 'ok';
  return {
    health,
    ageS: currentA === null ? null : ageS,
    errors: meter.errors(),
    reconnects: 0,
    error: error === null ? null : toWireError(error),
  };
};

/** Every node with what flows and what is allowed there now. */
const viewNodes = (
  site: Site,
  state: { readonly nodes: readonly NodeState[]; readonly chargers: readonly ChargerState[] },
  { setA, memory }: Allocation,
  meters: ReadonlyMap<string, MeterPoll>,
  elsewhere: ReadonlySet<string>,
): ControlledNode[] => {
  const parentOf = new Map(site.nodes.map(({ id, parent }) => [id, parent ?? null]));
  const nameOf = new Map(site.nodes.map(({ id, name }) => [id, name ?? id]));
  const sums = new Map<string, { allocatedA: Three; drawnA: Three }>();
  for (const { id } of site.nodes) sums.set(id, { allocatedA: [0, 0, 0], drawnA: [0, 0, 0] });
  const siteChargers = new Map(site.chargers.map((charger) => [charger.id, charger]));
  for (const charger of state.chargers) {
    const allocated: Three = [0, 0, 0];
    const known = siteChargers.get(charger.id);
    // What a car was seen to load counts, as it does for the allocation.
    const learnt = memory?.chargers[charger.id]?.learnt ?? undefined;
    const phases =
      charger.phases ?? learnt ?? charger.wiredPhases ?? (known === undefined ? [] : wiredPhases(known));
    for (const phase of phases) allocated[indexOfPhase(phase)] = setA[charger.id] ?? 0;
    for (let at: string | null | undefined = charger.node; at; at = parentOf.get(at)) {
      const sum = sums.get(at);
      if (sum === undefined) break;
      add(sum.allocatedA, allocated);
      add(sum.drawnA, charger.measuredA ?? [0, 0, 0]);
    }
  }
  const { meterLostS } = settingsOf(site.controller?.settings);
  return state.nodes.map((node) => {
    const meter = meters.get(node.id);
    const live = meter?.live();
    const name = nameOf.get(node.id) ?? node.id;
    const isElsewhere = elsewhere.has(node.id);
    const measured = live === undefined || live.ageS > meterLostS ? null : live.currentA;
    return {
      id: node.id,
      name,
      parent: node.parent,
      limitA: [...node.limitA] as Three,
      measuredA: measured,
      ...(sums.get(node.id) ?? { allocatedA: [0, 0, 0], drawnA: [0, 0, 0] }),
      meter:
        meter === undefined
          ? null
          : meterLink(
              meter,
              meterLostS,
              isElsewhere ? appError('balance.meter-phases', { node: name }) : null,
            ),
    };
  });
};

interface Viewed {
  readonly task: ControllerTask & { readonly id: string };
  readonly site: Site;
  readonly links: SiteLinks;
  readonly decision: Decision | undefined;
  readonly phase: ControllerState['phase'];
  readonly error: AppError | null;
  readonly startedAtMs: number;
  readonly atMs: number;
  readonly nowS: number;
  readonly cycles: number;
  readonly cycleMs: number;
  readonly isDimmed: boolean;
  readonly elsewhere: ReadonlySet<string>;
}

/** Virtual chargers say so themselves; what was done with them is labelled. */
export const isPractice = ({ practice }: ControllerTask, { steerings }: SiteLinks): boolean =>
  practice || steerings.some(({ link }) => link.identity()?.practice === true);

/** The whole state of a controller, as it goes over the bridge. */
export const viewController = (now: Viewed): ControllerState => {
  const { task, site, links, decision, phase, error, nowS, startedAtMs, atMs, cycles, isDimmed } = now;
  return {
    id: task.id,
    siteId: task.siteId,
    name: task.name,
    practice: isPractice(task, links),
    ...{ phase, startedAtMs, atMs, cycles, isDimmed },
    cycleMs: Math.round(now.cycleMs * 100) / 100,
    error: error === null ? null : toWireError(error),
    fallsBack: true,
    nodes:
      decision === undefined
        ? []
        : viewNodes(site, decision.state, decision.allocation, links.meters, now.elsewhere),
    chargers: links.steerings.map((each) => viewCharger(each, decision?.allocation, nowS)),
  };
};
