import type { Finding } from '#shared/domain/circuit.ts';

/** Address of the control that belongs to an answer, for jumping there. */
export const fieldId = (field: string): string => `job-${field.replaceAll('.', '-')}`;

/** The first control of the cable's question stands for size and material. */
export const controlOf = (field: string): string => fieldId(field === 'cableMaterial' ? 'cableMm2' : field);

/** What is refused or has to be looked at; "pass" and open points are shown where there is room for them. */
export const urgent = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ level }) => level === 'refuse'),
  ...findings.filter(({ level }) => level === 'warn'),
];
