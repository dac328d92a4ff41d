import { createOcppFindings, type OcppRuleTable } from './ocppFinding.ts';

/** Rules for keys, certificates, clock, Wi-Fi and settings that go with a back end. */
export const securityRules = {
  'key-length': { severity: 'block', row: 'S1', params: ['length', 'min', 'max'] },
  'key-hex-length': { severity: 'block', row: 'S2', params: ['length', 'min', 'max'] },
  'key-hex-odd': { severity: 'block', row: 'S2', params: ['length'] },
  'key-separators': { severity: 'block', row: 'S2', params: [] },
  'key-plain-looks-hex': { severity: 'info', row: 'S3', params: ['length'] },
  'key-not-ascii': { severity: 'block', row: 'S4', params: [] },
  'security-profile': { severity: 'block', row: 'S6', params: [] },
  'security-plain-needed': { severity: 'block', row: 'S6', params: ['profile'] },
  'security-tls-needed': { severity: 'block', row: 'S6', params: ['profile'] },
  'security-tls-unproven': { severity: 'warn', row: 'S6', params: [] },
  'security-key-missing': { severity: 'block', row: 'S6', params: ['profile'] },
  'security-key-unused': { severity: 'warn', row: 'S6', params: ['profile'] },
  'security-ca-missing': { severity: 'block', row: 'S6', params: ['profile'] },
  'security-certificate-missing': { severity: 'block', row: 'S6', params: [] },
  'security-clock-missing': { severity: 'block', row: 'S6', params: [] },
  'security-lowered': { severity: 'warn', row: 'S6', params: ['from', 'to'] },
  'value-integer': { severity: 'block', row: 'S8', params: ['key'] },
  'value-range': { severity: 'block', row: 'S8', params: ['key', 'min', 'max'] },
  'value-boolean': { severity: 'block', row: 'S8', params: ['key'] },
  'value-too-long': { severity: 'block', row: 'S9', params: ['length', 'max'] },
  'key-name-too-long': { severity: 'block', row: 'S9', params: ['length', 'max'] },
  'change-accepted': { severity: 'info', row: 'S10', params: ['key'] },
  'change-reboot': { severity: 'info', row: 'S10', params: ['key'] },
  'change-not-supported': { severity: 'warn', row: 'S10', params: ['key'] },
  'change-rejected': { severity: 'block', row: 'S10', params: ['key'] },
  'change-no-answer': { severity: 'block', row: 'S10', params: ['key'] },
  'laptop-clock-past': { severity: 'block', row: 'S11', params: [] },
  'laptop-clock-future': { severity: 'block', row: 'S11', params: [] },
  'laptop-clock-differs': { severity: 'warn', row: 'S11', params: ['hours'] },
  'ssid-missing': { severity: 'block', row: 'S12', params: [] },
  'ssid-too-long': { severity: 'block', row: 'S12', params: ['bytes', 'max'] },
  'wifi-password': { severity: 'block', row: 'S12', params: ['length', 'min', 'max'] },
  'wifi-open': { severity: 'warn', row: 'S12', params: [] },
} as const satisfies OcppRuleTable;
export type SecurityRule = keyof typeof securityRules;

export const securityFinding = createOcppFindings(securityRules);
