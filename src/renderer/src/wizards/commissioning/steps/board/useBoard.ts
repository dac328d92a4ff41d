import { useMemo } from 'react';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import type { CircuitAnswers, Finding } from '#shared/domain/circuit.ts';

export type CircuitField = keyof CircuitAnswers;

export interface Board {
  readonly circuit: CircuitAnswers;
  readonly set: (change: Partial<CircuitAnswers>) => void;
  /** What the rules say to one answer; open points only where something was answered. */
  readonly notes: (...fields: CircuitField[]) => readonly Finding[];
  readonly country: string;
}

/** The answers at the board beside what the rules say to each. */
export const useBoard = (): Board => {
  const { answers, setCircuit } = useJob();
  const { findings, country } = useCircuit();
  const { circuit } = answers;
  return useMemo(
    () => ({
      circuit,
      set: setCircuit,
      country,
      notes: (...fields) =>
        findings.filter(
          ({ field, level }) =>
            fields.some((each) => each === field) &&
            level !== 'pass' &&
            (level !== 'open-point' || circuit[field as CircuitField] !== undefined),
        ),
    }),
    [circuit, setCircuit, findings, country],
  );
};
