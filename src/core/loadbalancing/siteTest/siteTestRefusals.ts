import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { checkSite } from '#shared/domain/balancing/site/checkSite.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Finding } from '#shared/domain/finding.ts';

const refusal = (rule: string, field: string | null, params: Finding['params'] = {}): Finding => ({
  ...{ rule, level: 'refuse', field, params },
});

/**
 * What must be true before anything is sent: a plan without faults whose whole fall-back proof holds, because the test
 * takes control away and switches mains off, and an address for every charger of the test.
 */
export const siteTestRefusals = (site: Site | null, chargers: readonly string[]): readonly Finding[] => {
  if (site === null) return [refusal('site-test-no-plan', null)];
  const chosen = site.chargers.filter(({ id }) => chargers.includes(id));
  const broken = [...checkSite(site), ...fallbackProof(site).findings];
  return [
    ...broken.filter(({ level }) => level === 'refuse'),
    ...(chosen.length === 0 ? [refusal('site-test-no-charger', null)] : []),
    ...chosen
      .filter(({ address }) => address === undefined)
      .map(({ id, name }) =>
        refusal('site-test-no-address', `chargers/${id}/address`, { charger: name ?? id }),
      ),
  ];
};
