import { createFindings, type Finding } from '#shared/domain/finding.ts';

/** Rules of a site file; `field` of a finding is `nodes/ID/…`, `chargers/ID/…` or the name of a part of the file. */
export const siteRules = {
  'site-shape': { level: 'refuse', params: ['path', 'problem'] },
  'site-no-root': { level: 'refuse', params: [] },
  'site-two-roots': { level: 'refuse', params: ['node', 'first'] },
  'site-node-twice': { level: 'refuse', params: ['node'] },
  'site-orphan': { level: 'refuse', params: ['node', 'parent'] },
  'site-cycle': { level: 'refuse', params: ['node'] },
  'site-charger-twice': { level: 'refuse', params: ['charger'] },
  'site-charger-nowhere': { level: 'refuse', params: ['charger', 'node'] },
  'site-address-twice': { level: 'refuse', params: ['address', 'first', 'second'] },
  'site-serial-twice': { level: 'refuse', params: ['serial', 'first', 'second'] },
  'site-no-charger': { level: 'warn', params: [] },
  'site-limit-negative': { level: 'refuse', params: ['node', 'limitA'] },
  'site-limit-zero': { level: 'warn', params: ['node', 'phase'] },
  'site-limit-absurd': { level: 'refuse', params: ['node', 'limitA', 'mostA'] },
  'site-limit-above-breaker': { level: 'refuse', params: ['node', 'limitA', 'breakerA'] },
  'site-limit-above-parent': { level: 'warn', params: ['node', 'limitA', 'parent', 'parentA'] },
  'site-breaker-above-cable': { level: 'refuse', params: ['node', 'breakerA', 'cableA'] },
  'site-limit-above-cable': { level: 'refuse', params: ['node', 'limitA', 'cableA'] },
  'site-cable-unknown': { level: 'open-point', params: ['node'] },
  'site-cabinet': { level: 'refuse', params: ['node', 'limitA', 'cabinetA'] },
  'site-cabinet-unknown': { level: 'open-point', params: ['node', 'cabinetA'] },
  'site-diversity': { level: 'warn', params: ['node', 'circuits', 'factor'] },
  'site-diversity-absurd': { level: 'refuse', params: ['node', 'factor'] },
  'site-margin-absurd': { level: 'refuse', params: ['node', 'marginA', 'limitA'] },
  'site-base-unknown': { level: 'refuse', params: ['node'] },
  'site-base-above-limit': { level: 'refuse', params: ['node', 'phase', 'baseA', 'limitA'] },
  'site-base-leaves-little': { level: 'warn', params: ['node', 'phase', 'leftA', 'minA'] },
  'site-min-not-possible': { level: 'refuse', params: ['charger', 'minA'] },
  'site-max-not-possible': { level: 'refuse', params: ['charger', 'maxA'] },
  'site-min-above-max': { level: 'refuse', params: ['charger', 'minA', 'maxA'] },
  'site-max-above-breaker': { level: 'refuse', params: ['charger', 'maxA', 'breakerA'] },
  'site-one-phase-above': { level: 'refuse', params: ['charger', 'maxA', 'limitA', 'country'] },
  'site-one-phase-car': { level: 'warn', params: ['charger', 'maxA', 'limitA', 'country'] },
  'site-rotation-unknown': { level: 'open-point', params: ['charger'] },
  'site-not-rotated': { level: 'warn', params: ['node', 'chargers', 'rotation'] },
  'site-unbalance-assumed': { level: 'open-point', params: ['country', 'limitA', 'source'] },
} as const;

export type SiteRule = keyof typeof siteRules;
export type SiteFinding = Finding<SiteRule>;

/** Makes one finding about a site. */
export const siteFinding = createFindings(siteRules);
