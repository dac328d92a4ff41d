import { createFindings } from '#shared/domain/finding.ts';

/** Rules of a job of kind `ocpp` beside those of address, identity and security, and of jobs that meet OCPP. */
export const ocppJobRules = {
  'ocpp-not-offered': { level: 'refuse', params: [] },
  'ocpp-where-missing': { level: 'refuse', params: [] },
  'ocpp-no-network': { level: 'refuse', params: [] },
  'ocpp-modbus-locked': { level: 'refuse', params: [] },
  'ocpp-no-trial': { level: 'warn', params: [] },
  'ocpp-is-on': { level: 'warn', params: ['url'] },
  'ocpp-limit-factory': { level: 'warn', params: ['current'] },
  'ocpp-limit-as-found': { level: 'pass', params: ['current'] },
  'ocpp-lowest-wins': { level: 'pass', params: [] },
  'ocpp-beside-balancing': { level: 'pass', params: [] },
  'ocpp-test-back-end': { level: 'open-point', params: [] },
  'ocpp-not-activated': { level: 'open-point', params: [] },
  'ocpp-not-proven': { level: 'open-point', params: [] },
  'ocpp-seen-by-person': { level: 'open-point', params: [] },
} as const;
export type OcppJobRule = keyof typeof ocppJobRules;

/** Makes one finding of these rules. */
export const ocppJobFinding = createFindings(ocppJobRules);
