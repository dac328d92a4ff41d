import { createOcppFindings, type OcppRuleTable } from './ocppFinding.ts';

/** Rules for the identity of a charger at its back end. */
export const identityRules = {
  'identity-empty': { severity: 'block', row: 'I1', params: [] },
  'identity-blank': { severity: 'warn', row: 'I2', params: ['encoded'] },
  'identity-reserved': { severity: 'block', row: 'I3', params: ['character'] },
  'identity-encoded': { severity: 'block', row: 'I3', params: [] },
  'identity-colon-key': { severity: 'block', row: 'I4', params: ['profile'] },
  'identity-colon': { severity: 'warn', row: 'I4', params: [] },
  'identity-not-ascii': { severity: 'block', row: 'I5', params: ['character', 'position'] },
  'identity-control': { severity: 'block', row: 'I5', params: ['character', 'position'] },
  'identity-too-long': { severity: 'block', row: 'I6', params: ['length', 'max'] },
  'identity-dots': { severity: 'block', row: 'I7', params: [] },
  'identity-unusual': { severity: 'warn', row: 'I7', params: ['character'] },
  'identity-trimmed': { severity: 'info', row: 'I8', params: [] },
  'identity-case': { severity: 'warn', row: 'I9', params: ['known'] },
  'identity-twice': { severity: 'block', row: 'I10', params: ['identity'] },
} as const satisfies OcppRuleTable;
export type IdentityRule = keyof typeof identityRules;

export const identityFinding = createOcppFindings(identityRules);
