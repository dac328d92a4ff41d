import { createOcppFindings, type OcppRuleTable } from '#shared/domain/ocpp/ocppFinding.ts';

/** Rules for the files of certificates (row C: the file and its key, K: chain, T: time, N: names and strength). */
export const certificateRules = {
  'cert-none': { severity: 'block', row: 'C1', params: [] },
  'cert-container': { severity: 'block', row: 'C1', params: ['format'] },
  'cert-request': { severity: 'block', row: 'C1', params: [] },
  'cert-unreadable': { severity: 'block', row: 'C1', params: ['position'] },
  'cert-extra-text': { severity: 'info', row: 'C1', params: [] },
  'cert-duplicate': { severity: 'info', row: 'C1', params: ['subject'] },
  'cert-too-large': { severity: 'block', row: 'C2', params: ['bytes', 'max'] },
  'cert-key-missing': { severity: 'block', row: 'C3', params: [] },
  'cert-key-encrypted': { severity: 'block', row: 'C3', params: [] },
  'cert-key-unreadable': { severity: 'block', row: 'C3', params: [] },
  'cert-key-several': { severity: 'block', row: 'C3', params: ['count'] },
  'cert-key-foreign': { severity: 'block', row: 'C3', params: ['subject'] },
  'cert-key-in-ca': { severity: 'block', row: 'C3', params: [] },
  'cert-not-authority': { severity: 'block', row: 'K1', params: ['subject'] },
  'cert-own-authority': { severity: 'warn', row: 'K1', params: ['subject'] },
  'cert-root-missing': { severity: 'warn', row: 'K2', params: ['subject', 'issuer'] },
  'cert-chain-gap': { severity: 'warn', row: 'K2', params: ['subject', 'issuer'] },
  'cert-reordered': { severity: 'info', row: 'K3', params: [] },
  'cert-left-out': { severity: 'info', row: 'K3', params: ['subject'] },
  'cert-expired': { severity: 'block', row: 'T1', params: ['subject', 'until'] },
  'cert-not-yet-valid': { severity: 'block', row: 'T1', params: ['subject', 'from'] },
  'cert-expires-soon': { severity: 'warn', row: 'T1', params: ['subject', 'days'] },
  'cert-charger-clock': { severity: 'warn', row: 'T2', params: ['subject', 'clock'] },
  'cert-key-weak': { severity: 'block', row: 'N1', params: ['subject', 'key', 'min'] },
  'cert-key-unusual': { severity: 'warn', row: 'N1', params: ['subject', 'key'] },
  'cert-signature-weak': { severity: 'warn', row: 'N1', params: ['subject', 'signature'] },
  'cert-other-host': { severity: 'warn', row: 'N2', params: ['host', 'names'] },
  'cert-other-serial': { severity: 'warn', row: 'N3', params: ['name', 'serial'] },
} as const satisfies OcppRuleTable;
export type CertificateRule = keyof typeof certificateRules;

export const certificateFinding = createOcppFindings(certificateRules);
