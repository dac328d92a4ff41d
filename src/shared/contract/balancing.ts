import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import type { StateAnswer } from '#shared/domain/balancing/allocate/answerState.ts';
import type { Why } from '#shared/domain/balancing/allocate/reasons.ts';
import type { FallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { ruleNames } from '#shared/domain/balancing/rules/balanceRule.ts';
import { siteSchema } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Missed } from '#shared/domain/balancing/whatif/judgeScenario.ts';
import type { ScenarioResult } from '#shared/domain/balancing/whatif/runScenario.ts';
import { scenarioSchema } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { jobStream } from './devices.ts';
import { findingSchema } from './jobRows.ts';

import { errorsOf, type WireError } from './wireError.ts';

const threeSchema = z.tuple([z.number(), z.number(), z.number()]);

/** Reached: it answers now. The others say what is known of a device that does not, or must not be steered. */
export const linkHealthSchema = z.enum(['connecting', 'ok', 'lost', 'differs', 'foreign']);
export type LinkHealth = z.infer<typeof linkHealthSchema>;

const linkSchema = z.object({
  health: linkHealthSchema,
  /** Device seconds since it last answered; null before the first answer. */
  ageS: z.number().nullable(),
  /** Requests that failed since the start. */
  errors: z.number(),
  reconnects: z.number(),
  /** Why it is not steered or not reached. */
  error: z.custom<WireError>().nullable(),
});

/** One node now, all currents on L1, L2, L3. */
export const controlledNodeSchema = z.object({
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  limitA: threeSchema,
  /** What its meter shows, chargers included; null without a meter, or while it does not answer. */
  measuredA: threeSchema.nullable(),
  /** What the chargers below may draw now. */
  allocatedA: threeSchema,
  /** What the chargers below draw, as they say themselves. */
  drawnA: threeSchema,
  /** Null where there is no meter. */
  meter: linkSchema.nullable(),
});

export const controlledChargerSchema = z.object({
  id: z.string(),
  name: z.string(),
  node: z.string(),
  /** Known after the first connection. */
  serial: z.string().nullable(),
  link: linkSchema,
  isPlugged: z.boolean().nullable(),
  /** What it is to be set to; null while it is not steered. */
  setA: z.number().nullable(),
  /** What the charger says is in force. */
  inForceA: z.number().nullable(),
  /** True while its fail-safe holds. */
  isTripped: z.boolean(),
  /** On L1, L2, L3 of the supply. */
  measuredA: threeSchema.nullable(),
  /** The reason of the set-point, as a code with its parameters and as an English sentence. */
  why: z.custom<Why>().nullable(),
  reason: z.string(),
});

/** A running controller, once per cycle. */
export const controllerStateSchema = z.object({
  id: z.string(),
  siteId: z.string().nullable(),
  name: z.string(),
  practice: z.boolean(),
  phase: z.enum(['starting', 'running', 'stopping', 'stopped', 'failed']),
  startedAtMs: z.number(),
  atMs: z.number(),
  cycles: z.number(),
  /** How long the last cycle took (wall clock). */
  cycleMs: z.number(),
  isDimmed: z.boolean(),
  /** Why it failed or could not start. */
  error: z.custom<WireError>().nullable(),
  /** What happens to the chargers after it ended: true = they fall back by themselves. */
  fallsBack: z.boolean(),
  nodes: z.array(controlledNodeSchema),
  chargers: z.array(controlledChargerSchema),
});
export type ControllerState = z.infer<typeof controllerStateSchema>;
export type ControlledNode = z.infer<typeof controlledNodeSchema>;
export type ControlledCharger = z.infer<typeof controlledChargerSchema>;
export type LinkState = z.infer<typeof linkSchema>;

/** A set-point that was changed, and why; null = no longer steered. */
export const decisionSchema = z.object({
  atMs: z.number(),
  charger: z.string(),
  setA: z.number().nullable(),
  why: z.custom<Why>().nullable(),
  reason: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** One run of a scenario: always a simulation, never a measurement. */
export interface SimulationView extends ScenarioResult {
  readonly rule: (typeof ruleNames)[number];
  readonly missed: readonly Missed[];
}

const startErrors = [
  'balance.site-refused',
  'balance.not-proven',
  'balance.no-address',
  'balance.running',
  'log.not-found',
  'log.busy',
  'log.disk-full',
] as const;

const controller = z.object({ id: z.string() });

/** Load balancing: proof, one allocation, what-if, and the controllers that run. */
export const balancingContract = {
  /** Everything wrong or open with a site, and the proof that it is safe when nobody steers. */
  check: oc
    .errors(errorsOf())
    .input(z.object({ plan: siteSchema }))
    .output(z.object({ findings: z.array(findingSchema), proof: z.custom<FallbackProof>() })),
  /** One allocation of a state as the command line takes it; problems instead where it is not good. */
  allocate: oc
    .errors(errorsOf())
    .input(z.object({ state: z.unknown() }))
    .output(z.custom<StateAnswer>()),
  /** Progress in per cent; leaving the stream ends the run. */
  simulate: oc
    .errors(errorsOf())
    .input(z.object({ scenario: scenarioSchema, rule: z.enum(ruleNames) }))
    .output(jobStream(z.custom<SimulationView>())),
  /** The controllers of this program, running or ended, at most once per cycle each. */
  watch: oc.errors(errorsOf()).output(eventIterator(z.array(controllerStateSchema))),
  /**
   * Starts steering the stored plan of a site; connecting and the checks of the chargers go on afterwards and end in
   * `running` or `failed`. The PIN is sent once to each charger, only where one is given.
   */
  start: oc
    .errors(errorsOf(...startErrors))
    .input(z.object({ siteId: z.string(), pin: z.string().max(12).optional() }))
    .output(controller),
  /** Leaves the chargers to fall back by themselves. */
  stop: oc.errors(errorsOf('balance.not-running')).input(controller),
  /** What a controller changed in the last hour, newest first. */
  decisions: oc.errors(errorsOf()).input(controller).output(z.array(decisionSchema)),
  /** § 14a: the network operator dims the group, or lets it go. */
  dim: oc.errors(errorsOf('balance.not-running')).input(controller.extend({ isDimmed: z.boolean() })),
};
