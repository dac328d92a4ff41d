import type { BalanceMemory } from '#shared/domain/balancing/allocate/memorySchema.ts';
import type { BalanceState, ChargerState, NodeState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { profileOf } from './countryProfile.ts';
import { diversityOf } from './diversity.ts';
import { carPhases, perPhaseLimit, wiredPhases } from './rotation.ts';
import type { Site, SiteCharger, SiteNode } from './siteSchema.ts';

type LiveField =
  | 'isPlugged'
  | 'wants'
  | 'setA'
  | 'measuredA'
  | 'lostForS'
  | 'phases'
  | 'maxA'
  | 'minA'
  | 'timeoutS'
  | 'fallbackA';

/** What is known at this moment, by id; what is left out stays as the site file says. */
export interface SiteLive {
  readonly nowS: number;
  readonly wallS?: number;
  readonly meters?: Readonly<Record<string, NonNullable<NodeState['meter']>>>;
  readonly chargers?: Readonly<Record<string, Partial<Pick<ChargerState, LiveField>>>>;
  /** True while the network operator dims the group. */
  readonly isDimmed?: boolean;
  readonly memory?: BalanceMemory;
}

const told = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]-?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

type ToNodeState = (live: SiteLive) => NodeState;

const toNodeState = (node: SiteNode, site: Site, factor: number): ToNodeState => {
  const isRoot = (node.parent ?? null) === null;
  const { dimmedW, unbalanceA } = profileOf(site);
  // A meter that has not answered yet is a silent meter, not a missing one.
  const silent = { currentA: null, ageS: 86_400 };
  const lasting = {
    id: node.id,
    parent: node.parent ?? null,
    limitA: [...perPhaseLimit(node.limitA)] as [number, number, number],
    ...told({
      loadA:
        node.baseLoadA === undefined
          ? undefined
          : ([...perPhaseLimit(node.baseLoadA)] as [number, number, number]),
      diversity: factor < 1 ? factor : undefined,
      marginA: node.marginA,
      canExport: node.canExport,
      unbalanceA: isRoot ? (unbalanceA ?? undefined) : undefined,
    }),
  };
  return (live) => {
    const powers = [node.powerW, isRoot && live.isDimmed === true ? (dimmedW ?? undefined) : undefined];
    const counted = powers.filter((watts) => watts !== undefined);
    return {
      ...lasting,
      ...(counted.length === 0 ? {} : { powerW: Math.min(...counted) }),
      ...(node.meter === undefined ? {} : { meter: live.meters?.[node.id] ?? silent }),
    };
  };
};

const chargerState = (charger: SiteCharger): ChargerState => {
  const phases = carPhases(charger);
  return {
    id: charger.id,
    node: charger.node,
    minA: charger.minA ?? minimumA,
    maxA: charger.maxA,
    wiredPhases: [...wiredPhases(charger)],
    ...told({
      phases: phases === undefined ? undefined : [...phases],
      class: charger.class,
      weight: charger.weight,
      fallbackA: charger.fallbackA,
      timeoutS: charger.timeoutS,
      fallbackAction: charger.fallbackAction,
      canWakeUp: charger.canWakeUp,
    }),
  };
};

/** Prepares a site: each call gives the state to allocate from, with what is read from meters and chargers right now. */
export const statesOfSite = (site: Site): ((live: SiteLive) => BalanceState) => {
  const diversity = diversityOf(site);
  const nodes = site.nodes.map((node) => toNodeState(node, site, diversity(node).factor));
  const chargers = site.chargers.map(chargerState);
  const settings = site.controller?.settings;
  return (live) => ({
    nodes: nodes.map((of) => of(live)),
    chargers: chargers.map((charger) => ({ ...charger, ...live.chargers?.[charger.id] })),
    nowS: live.nowS,
    ...told({ wallS: live.wallS, memory: live.memory, settings }),
  });
};

/** The state to allocate from: the site as it was drawn with what is read from meters and chargers right now. */
export const stateOfSite = (site: Site, live: SiteLive): BalanceState => statesOfSite(site)(live);
