import { createOcppFindings, type OcppRuleTable } from './ocppFinding.ts';

/** Rules for the address of the back end. */
export const urlRules = {
  'url-empty': { severity: 'block', row: 'W1', params: [] },
  'url-no-scheme': { severity: 'block', row: 'W1', params: [] },
  'url-no-host': { severity: 'block', row: 'W1', params: [] },
  'url-scheme': { severity: 'block', row: 'W2', params: ['scheme'] },
  'url-slashes': { severity: 'block', row: 'W3', params: [] },
  'url-credentials': { severity: 'block', row: 'W4', params: [] },
  'url-fragment': { severity: 'block', row: 'W5', params: [] },
  'url-query': { severity: 'warn', row: 'W5', params: [] },
  'url-port': { severity: 'block', row: 'W6', params: [] },
  'url-trimmed': { severity: 'info', row: 'W7', params: [] },
  'url-placeholder': { severity: 'block', row: 'W7', params: ['placeholder'] },
  'url-character': { severity: 'block', row: 'W7', params: ['character', 'position'] },
  'url-ipv4': { severity: 'block', row: 'W8', params: ['host'] },
  'url-ipv6': { severity: 'warn', row: 'W8', params: ['host'] },
  'url-ipv6-invalid': { severity: 'block', row: 'W8', params: [] },
  'url-address-reserved': { severity: 'block', row: 'W8', params: ['host'] },
  'url-host': { severity: 'block', row: 'W7', params: ['host'] },
  'url-idn': { severity: 'info', row: 'W9', params: ['host', 'written'] },
  'url-mixed-script': { severity: 'warn', row: 'W9', params: ['host', 'written'] },
  'url-trailing-slash': { severity: 'info', row: 'W10', params: ['written'] },
  'url-empty-segment': { severity: 'block', row: 'W10', params: [] },
  'url-dot-segment': { severity: 'block', row: 'W10', params: [] },
  'url-percent': { severity: 'block', row: 'W10', params: [] },
  'url-encoded-slash': { severity: 'block', row: 'W10', params: [] },
  'url-has-identity': { severity: 'warn', row: 'W11', params: ['once', 'twice'] },
  'url-port-swapped': { severity: 'warn', row: 'W12', params: ['scheme', 'port'] },
  'url-loopback': { severity: 'block', row: 'W13', params: ['host'] },
  'url-plain-public': { severity: 'warn', row: 'W14', params: ['host'] },
  'url-address-tls': { severity: 'warn', row: 'W14', params: ['host'] },
  'url-address-certificate': { severity: 'block', row: 'W14', params: ['host', 'profile'] },
  'url-too-long': { severity: 'block', row: 'W15', params: ['length', 'max'] },
  'url-lower-case': { severity: 'info', row: 'W16', params: ['written'] },
} as const satisfies OcppRuleTable;
export type UrlRule = keyof typeof urlRules;

export const urlFinding = createOcppFindings(urlRules);
