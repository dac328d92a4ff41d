import type { JobKind, JobStep } from '#shared/contract/jobs.ts';

/** The name of a step of a job; one that goes to a back end asks for the network alone, not for who controls. */
export const jobStepKey = (kind: JobKind, step: JobStep) =>
  kind === 'ocpp' && step === 'network'
    ? ('common:job.step.networkAlone' as const)
    : (`common:job.step.${step}` as const);
