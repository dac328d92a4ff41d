import { circuitRules } from './circuitRules.ts';
import { clockRules } from './clockFindings.ts';
import { planRules } from './configuration/planRules.ts';
import { controlRules } from './controlRules.ts';
import { fleetRules } from './fleet/fleetRules.ts';
import { verdictRules } from './jobVerdict.ts';
import { mainsRules } from './mainsFinding.ts';
import { measurementRules } from './measurementFindings.ts';
import { networkRules } from './networkFindings.ts';
import { ocppJobRules } from './ocppJob/ocppJobRules.ts';
import { pinRules } from './pinFindings.ts';

/** Every rule of every table with its level and its parameters: what the translations have to cover. */
export const findingRules = {
  ...circuitRules,
  ...clockRules,
  ...controlRules,
  ...fleetRules,
  ...mainsRules,
  ...measurementRules,
  ...networkRules,
  ...ocppJobRules,
  ...pinRules,
  ...planRules,
  ...verdictRules,
} as const;
export type FindingRule = keyof typeof findingRules;

/** All ids. */
export const findingRuleIds = Object.keys(findingRules) as FindingRule[];
