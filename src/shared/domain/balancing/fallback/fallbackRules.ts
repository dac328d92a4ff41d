import { createFindings, type Finding } from '#shared/domain/finding.ts';

/** Rules of the fall-back proof: what holds at every node when nobody steers any more. */
export const fallbackRules = {
  'fallback-fits': { level: 'pass', params: ['node', 'phase', 'sumA', 'limitA'] },
  'fallback-above': { level: 'refuse', params: ['node', 'phase', 'sumA', 'limitA'] },
  'restart-fits': { level: 'pass', params: ['node', 'phase', 'sumA', 'limitA'] },
  'restart-above': { level: 'refuse', params: ['node', 'phase', 'sumA', 'limitA'] },
  'base-not-told': { level: 'refuse', params: ['node'] },
  'fallback-not-told': { level: 'refuse', params: ['charger', 'countedA'] },
  'fallback-not-possible': { level: 'refuse', params: ['charger', 'fallbackA', 'minimumA'] },
  'fallback-above-maximum': { level: 'refuse', params: ['charger', 'fallbackA', 'maxA'] },
  'fallback-holds': { level: 'refuse', params: ['charger', 'maxA'] },
  'timeout-not-told': { level: 'refuse', params: ['charger', 'maxS'] },
  'timeout-off': { level: 'refuse', params: ['charger'] },
  'timeout-below-watchdog': { level: 'refuse', params: ['charger', 'timeoutS', 'minS'] },
  'timeout-below-periods': { level: 'refuse', params: ['charger', 'timeoutS', 'periodS', 'minS'] },
  'timeout-above': { level: 'refuse', params: ['charger', 'timeoutS', 'maxS'] },
  'timeout-holds': { level: 'pass', params: ['charger', 'timeoutS', 'minS', 'maxS'] },
  'period-too-long': { level: 'refuse', params: ['periodS', 'minS', 'maxS'] },
  'period-not-told': { level: 'open-point', params: ['longestS'] },
  'meter-age-above': { level: 'refuse', params: ['ageS', 'maxS'] },
} as const;

export type FallbackRule = keyof typeof fallbackRules;
export type FallbackFinding = Finding<FallbackRule>;

/** Makes one finding of the fall-back proof. */
export const fallbackFinding = createFindings(fallbackRules);
