import { createOcppFindings, type OcppRuleTable } from './ocppFinding.ts';

/** Rules for a back end that is to be kept as a preset, beside those of its address and profile. */
export const presetRules = {
  'preset-name': { severity: 'block', row: 'P1', params: ['max'] },
  'preset-query': { severity: 'block', row: 'P2', params: [] },
  'preset-name-twice': { severity: 'block', row: 'P3', params: ['name'] },
} as const satisfies OcppRuleTable;

export const presetFinding = createOcppFindings(presetRules);
