import { useMemo } from 'react';
import type { Finding } from '#shared/domain/circuit.ts';
import { controlFindings } from '#shared/domain/controlFindings.ts';
import { useJob } from './jobContext.tsx';
import { useCircuit } from './useCircuit.ts';

/** What the rules say to time-out, fail-safe current and the sums behind them. */
export const useControl = (): readonly Finding[] => {
  const { control, circuit } = useJob().answers;
  const { limit, phases, country } = useCircuit();
  return useMemo(
    () => controlFindings({ control, answers: circuit, limitA: limit.limitA, phases, country }),
    [control, circuit, limit.limitA, phases, country],
  );
};
