import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import type { ParsedSite } from '#shared/domain/balancing/site/parseSite.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { formatDeviceTarget } from '#shared/domain/deviceTarget.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { appError } from '#shared/errors/appError.ts';

const named = 3;
const defaultPort = 502;
const defaultUnit = 1;

const listed = (findings: readonly Finding[]): string => {
  const shown = findings
    .slice(0, named)
    .map(({ rule, field }) => (field === null ? rule : `${rule} (${field})`));
  return findings.length > named ? `${shown.join(', ')}, …` : shown.join(', ');
};

/** The address of a device as a target of the registry. */
export const targetOf = ({ host, port, unit }: NonNullable<SiteCharger['address']>): string =>
  formatDeviceTarget({ kind: 'modbus', host, port: port ?? defaultPort, unit: unit ?? defaultUnit });

/**
 * The site, if it may be steered at all: `balance.site-refused`, `balance.not-proven`, `balance.no-address`. Nothing was
 * asked of any device yet.
 */
export const mayStart = ({ site, findings }: ParsedSite, file: string): Site => {
  const refused = findings.filter(({ level }) => level === 'refuse');
  if (site === null || refused.length > 0)
    throw appError('balance.site-refused', { file, count: refused.length, problems: listed(refused) });
  const proof = fallbackProof(site);
  const gaps = proof.findings.filter(({ level }) => level === 'refuse');
  if (!proof.holds) throw appError('balance.not-proven', { file, problems: listed(gaps) });
  const unreachable =
    site.chargers.find(({ address }) => address === undefined) ??
    site.nodes.find(({ meter }) => meter !== undefined && meter.address === undefined);
  if (unreachable !== undefined)
    throw appError('balance.no-address', { what: unreachable.name ?? unreachable.id });
  return site;
};
