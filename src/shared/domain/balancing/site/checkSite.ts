import { treeProblems } from '#shared/domain/balancing/treeProblems.ts';
import { chargerFindings } from './chargerFindings.ts';
import { countryProfiles } from './countryProfile.ts';
import { diversityOf } from './diversity.ts';
import { nodeFindings } from './nodeFindings.ts';
import { type SiteFinding, siteFinding } from './siteRules.ts';
import type { Site, SiteCharger, SiteNode } from './siteSchema.ts';

const treeFindings = (site: Site): SiteFinding[] =>
  treeProblems(site.nodes.map(({ id, parent }) => ({ id, parent: parent ?? null }))).map(
    ({ code, node, params }) => {
      const { parent = '', first = '' } = params as { parent?: string; first?: string };
      const field = `nodes/${node}`;
      switch (code) {
        case 'no-root':
          return siteFinding('site-no-root', 'nodes', {});
        case 'two-roots':
          return siteFinding('site-two-roots', field, { node, first });
        case 'node-twice':
          return siteFinding('site-node-twice', field, { node });
        case 'orphan':
          return siteFinding('site-orphan', field, { node, parent });
        case 'cycle':
          return siteFinding('site-cycle', field, { node });
        default:
          return code satisfies never;
      }
    },
  );

const addressOf = ({ address }: SiteCharger | { address?: SiteCharger['address'] }): string | undefined =>
  address === undefined
    ? undefined
    : `${address.host.toLowerCase()}:${address.port ?? 502}/${address.unit ?? 1}`;

const duplicates = (site: Site): SiteFinding[] => {
  const found: SiteFinding[] = [];
  const ids = new Set<string>();
  const addresses = new Map<string, string>();
  const serials = new Map<string, string>();
  for (const { id, meter } of site.nodes) {
    const address = addressOf({ ...(meter?.address === undefined ? {} : { address: meter.address }) });
    if (address === undefined) continue;
    const first = addresses.get(address);
    if (first === undefined) addresses.set(address, id);
    else found.push(siteFinding('site-address-twice', `nodes/${id}/meter`, { address, first, second: id }));
  }
  for (const charger of site.chargers) {
    const { id, serial } = charger;
    const field = `chargers/${id}`;
    if (ids.has(id)) found.push(siteFinding('site-charger-twice', field, { charger: id }));
    ids.add(id);
    const address = addressOf(charger);
    const first = address === undefined ? undefined : addresses.get(address);
    if (address !== undefined && first !== undefined)
      found.push(siteFinding('site-address-twice', `${field}/address`, { address, first, second: id }));
    else if (address !== undefined) addresses.set(address, id);
    if (serial === undefined) continue;
    const same = serials.get(serial);
    if (same === undefined) serials.set(serial, id);
    else found.push(siteFinding('site-serial-twice', `${field}/serial`, { serial, first: same, second: id }));
  }
  return found;
};

const isUnrotated = (chargers: readonly SiteCharger[]): boolean =>
  chargers.length > 1 &&
  chargers.every(({ rotation }) => rotation !== undefined && rotation === chargers[0]?.rotation);

const rotationFindings = (site: Site): SiteFinding[] => {
  const byNode = new Map<string, SiteCharger[]>();
  for (const charger of site.chargers)
    byNode.set(charger.node, [...(byNode.get(charger.node) ?? []), charger]);
  return [...byNode].flatMap(([node, chargers]) => {
    if (!isUnrotated(chargers)) return [];
    const rotation = chargers[0]?.rotation ?? '';
    return [siteFinding('site-not-rotated', `nodes/${node}`, { node, chargers: chargers.length, rotation })];
  });
};

const countryFindings = (site: Site): SiteFinding[] => {
  const { unbalanceA } = countryProfiles[site.country ?? 'IEC'];
  if (site.profile?.unbalanceA !== undefined || !unbalanceA.isAssumed || unbalanceA.value === null) return [];
  const params = { country: site.country ?? 'IEC', limitA: unbalanceA.value, source: unbalanceA.source };
  return [siteFinding('site-unbalance-assumed', 'profile/unbalanceA', params)];
};

/** Everything that is wrong or open with a site whose parts could be read. */
export const checkSite = (site: Site): SiteFinding[] => {
  const nodes = new Map<string, SiteNode>(site.nodes.map((node) => [node.id, node]));
  const diversity = diversityOf(site);
  return [
    ...treeFindings(site),
    ...duplicates(site),
    ...site.nodes.flatMap((node) => nodeFindings(node, { site, nodes, diversity })),
    ...site.chargers.flatMap((charger) => chargerFindings(charger, site, nodes)),
    ...rotationFindings(site),
    ...countryFindings(site),
    ...(site.chargers.length === 0 ? [siteFinding('site-no-charger', 'chargers', {})] : []),
  ];
};
