import { certificateRules } from '#shared/domain/certificates/certificateRules.ts';
import { identityRules } from './identityRules.ts';
import type { OcppRuleTable } from './ocppFinding.ts';
import { presetRules } from './presetRules.ts';
import { securityRules } from './securityRules.ts';
import { urlRules } from './urlRules.ts';

/** Every rule of the wizard with its severity, its row and its parameters: what `ocpp.json` has to cover. */
export const ocppRules = {
  ...urlRules,
  ...identityRules,
  ...securityRules,
  ...certificateRules,
  ...presetRules,
} as const satisfies OcppRuleTable;
export type OcppRule = keyof typeof ocppRules;
