/** The front door of the circuit's rules: answers, limits stage by stage, findings. */
export {
  type CircuitAnswers,
  type CircuitCharger,
  type Country,
  circuitAnswersSchema,
  countrySchema,
  type Measurement,
  type Measurements,
  measurementsSchema,
  type Plug,
  plugSchema,
  refusedPlugs,
} from './circuitAnswers.ts';
export { circuitFindings } from './circuitFindings.ts';
export { type CircuitRule, circuitRuleIds, circuitRules } from './circuitRules.ts';
export { loadedPhases, onePhaseLimitA } from './countryRules.ts';
export type { Finding, FindingLevel } from './finding.ts';
export {
  type CircuitLimit,
  circuitLimit,
  minimumA,
  type StageLimit,
  type StageName,
  type StageReason,
  type StageVerdict,
  stageLimits,
  stageNames,
  stageReasons,
  unknownCountsAsA,
} from './stageLimits.ts';
