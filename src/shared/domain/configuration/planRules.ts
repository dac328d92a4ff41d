import { createFindings } from '#shared/domain/finding.ts';

/** Rules about a plan as a whole: what would leave a charger out of reach, unprotected or half set. */
export const planRules = {
  'plan-no-other-door': { level: 'refuse', params: [] },
  'plan-factory-pin': { level: 'refuse', params: [] },
  'plan-car-plugged': { level: 'refuse', params: ['points'] },
  'plan-modbus-locked': { level: 'refuse', params: [] },
  'plan-modbus-no-control': { level: 'refuse', params: [] },
  'plan-control-without-server': { level: 'refuse', params: [] },
  'plan-timeout-zero': { level: 'refuse', params: [] },
  'plan-fail-safe-above-limit': { level: 'refuse', params: ['point', 'valueA', 'limitA'] },
  'plan-derating-order': { level: 'refuse', params: ['start', 'stop'] },
  'plan-ocpp-ignores-modbus': { level: 'refuse', params: [] },
  'plan-protection-off': { level: 'refuse', params: [] },
  'plan-secret-missing': { level: 'refuse', params: ['point'] },
  'plan-secret-kept': { level: 'warn', params: ['point'] },
  'plan-not-readable': { level: 'warn', params: ['point'] },
  'plan-other-model': { level: 'warn', params: ['made', 'found'] },
  'plan-newer-firmware': { level: 'warn', params: ['made', 'found'] },
  'plan-not-carried-over': { level: 'warn', params: ['points'] },
  'plan-wears-flash': { level: 'pass', params: ['count'] },
  'plan-closes-bluetooth': { level: 'warn', params: ['address'] },
  'plan-back-end-refused': { level: 'refuse', params: ['rules'] },
  'plan-only-back-end': { level: 'warn', params: ['url'] },
  'plan-trial-final': { level: 'refuse', params: [] },
  'plan-nobody-confirms': { level: 'refuse', params: ['seconds'] },
} as const;
export type PlanRule = keyof typeof planRules;

/** Makes one finding about a plan. */
export const planFinding = createFindings(planRules);
