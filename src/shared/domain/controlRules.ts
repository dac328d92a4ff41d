import { createFindings } from './finding.ts';

/** Rules about who sets the current from tomorrow on, and what holds when nobody does. */
export const controlRules = {
  'control-unanswered': { level: 'refuse', params: [] },
  'timeout-missing': { level: 'refuse', params: ['maxS'] },
  'timeout-zero': { level: 'refuse', params: [] },
  'timeout-not-possible': { level: 'refuse', params: ['timeoutS', 'minS'] },
  'timeout-too-short': { level: 'refuse', params: ['timeoutS', 'periodS', 'minS'] },
  'timeout-too-long': { level: 'refuse', params: ['timeoutS', 'maxS'] },
  'timeout-contradiction': { level: 'refuse', params: ['periodS', 'minS', 'maxS'] },
  'timeout-fits': { level: 'pass', params: ['timeoutS', 'minS', 'maxS'] },
  'period-unknown': { level: 'open-point', params: ['timeoutS', 'periodS'] },
  'failsafe-missing': { level: 'refuse', params: ['limitA'] },
  'failsafe-not-possible': { level: 'refuse', params: ['failsafeA', 'minimumA'] },
  'failsafe-above-limit': { level: 'refuse', params: ['failsafeA', 'limitA'] },
  'failsafe-pause': { level: 'pass', params: [] },
  'failsafe-fits': { level: 'pass', params: ['failsafeA', 'limitA'] },
  'failsafe-sum-fits': { level: 'pass', params: ['phase', 'otherA', 'failsafeA', 'sumA', 'mainA'] },
  'failsafe-sum-above': { level: 'refuse', params: ['phase', 'otherA', 'failsafeA', 'sumA', 'mainA'] },
  'failsafe-sum-unknown': { level: 'open-point', params: ['failsafeA'] },
  'fixed-sum-fits': { level: 'pass', params: ['phase', 'otherA', 'limitA', 'sumA', 'mainA'] },
  'fixed-sum-above': { level: 'refuse', params: ['phase', 'otherA', 'limitA', 'sumA', 'mainA'] },
  'fixed-sum-unknown': { level: 'open-point', params: ['limitA'] },
  'meter-source-missing': { level: 'refuse', params: [] },
  'meter-address-missing': { level: 'refuse', params: [] },
  'meter-address-not-possible': { level: 'refuse', params: [] },
  'meter-profile-missing': { level: 'refuse', params: [] },
  'house-fuse-missing': { level: 'refuse', params: [] },
  'house-fuse-not-possible': { level: 'refuse', params: ['houseFuseA'] },
  'house-fuse-above-main': { level: 'refuse', params: ['houseFuseA', 'mainA'] },
  'reserve-too-large': { level: 'refuse', params: ['reserveA', 'houseFuseA'] },
  'meter-loss-missing': { level: 'refuse', params: ['limitA'] },
  'meter-loss-not-possible': { level: 'refuse', params: ['meterLossA', 'minimumA'] },
  'meter-loss-above-limit': { level: 'refuse', params: ['meterLossA', 'limitA'] },
  'meter-loss-sum-fits': { level: 'pass', params: ['phase', 'otherA', 'meterLossA', 'sumA', 'mainA'] },
  'meter-loss-sum-above': { level: 'refuse', params: ['phase', 'otherA', 'meterLossA', 'sumA', 'mainA'] },
  'meter-loss-sum-unknown': { level: 'open-point', params: ['meterLossA'] },
  'meter-timeout-missing': { level: 'refuse', params: ['maxS'] },
  'meter-timeout-not-possible': { level: 'refuse', params: ['meterTimeoutS', 'minS'] },
  'meter-timeout-too-long': { level: 'refuse', params: ['meterTimeoutS', 'maxS'] },
  'port-not-possible': { level: 'refuse', params: ['port'] },
} as const;

export type ControlRule = keyof typeof controlRules;

/** Makes one finding about control. */
export const controlFinding = createFindings(controlRules);
