import type { BalanceMemory } from '#shared/domain/balancing/allocate/memorySchema.ts';
import type { BalanceState, ChargerState, NodeState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { profileOf } from './countryProfile.ts';
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

const nodeState = (node: SiteNode, site: Site, live: SiteLive): NodeState => {
  const isRoot = (node.parent ?? null) === null;
  const profile = profileOf(site);
  const dimmedW = isRoot && live.isDimmed === true ? (profile.dimmedW ?? undefined) : undefined;
  const powers = [node.powerW, dimmedW].filter((watts) => watts !== undefined);
  // A meter that has not answered yet is a silent meter, not a missing one.
  const silent = { currentA: null, ageS: 86_400 };
  return {
    id: node.id,
    parent: node.parent ?? null,
    limitA: [...perPhaseLimit(node.limitA)],
    ...told({
      loadA:
        node.baseLoadA === undefined
          ? undefined
          : ([...perPhaseLimit(node.baseLoadA)] as [number, number, number]),
      diversity: node.diversity,
      marginA: node.marginA,
      canExport: node.canExport,
      powerW: powers.length === 0 ? undefined : Math.min(...powers),
      unbalanceA: isRoot ? (profile.unbalanceA ?? undefined) : undefined,
      meter: node.meter === undefined ? undefined : (live.meters?.[node.id] ?? silent),
    }),
  };
};

const chargerState = (charger: SiteCharger, live: SiteLive): ChargerState => {
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
    ...live.chargers?.[charger.id],
  };
};

/** The state to allocate from: the site as it was drawn with what is read from meters and chargers right now. */
export const stateOfSite = (site: Site, live: SiteLive): BalanceState => ({
  nodes: site.nodes.map((node) => nodeState(node, site, live)),
  chargers: site.chargers.map((charger) => chargerState(charger, live)),
  nowS: live.nowS,
  ...told({ wallS: live.wallS, memory: live.memory, settings: site.controller?.settings }),
});
