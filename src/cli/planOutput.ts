import type { ProofRow } from '#core/provisioning/proof.ts';
import type { ChangePlan, PlanStep } from '#shared/domain/configuration/changePlan.types.ts';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';

const doorWords = {
  modbus: 'doors (Bluetooth off afterwards)',
  none: 'doors (Bluetooth off afterwards, only the back end reaches the charger)',
  same: 'doors (confirmed over this connection)',
} as const;

const describeStep = (step: PlanStep): string[] => {
  const head = step.kind === 'doors' ? doorWords[step.stays] : step.kind;
  if (!('changes' in step)) return [head];
  return [
    head,
    ...step.changes.map(({ point, from, to, secret }) =>
      secret
        ? `  ${point}: ${to === '' ? 'the secret is deleted' : 'a new secret'}`
        : `  ${point}: ${from ?? '–'} → ${to ?? '–'}`,
    ),
  ];
};

/** A plan for a person: its steps in order, then what speaks against or about it. */
export const describePlan = (plan: ChangePlan): string[] => [
  ...(plan.steps.length === 0 ? ['nothing to do'] : plan.steps.flatMap(describeStep)),
  ...plan.findings.map(({ level, rule, params }) => `${level}: ${rule} ${JSON.stringify(params)}`),
];

export const describeProof = (proof: readonly ProofRow[]): string[] =>
  proof.map(({ point, before, found, result }) => `${point}: ${before ?? '–'} → ${found ?? '–'} (${result})`);

export const describeNotRestorable = (rows: readonly NotRestorable[]): string[] =>
  rows.map(({ point, reason }) => `cannot be restored: ${point} (${reason})`);
