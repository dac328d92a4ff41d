import { useMemo } from 'react';
import {
  type CircuitLimit,
  type Country,
  circuitFindings,
  circuitLimit,
  type Finding,
  loadedPhases,
  type StageLimit,
  stageLimits,
} from '#shared/domain/circuit.ts';
import { measurementFindings } from '#shared/domain/measurementFindings.ts';
import { useJob } from './jobContext.tsx';
import { circuitChargerOf } from './jobFacts.ts';

export interface Circuit {
  readonly country: Country;
  readonly stages: readonly StageLimit[];
  readonly limit: CircuitLimit;
  readonly phases: 1 | 3;
  readonly findings: readonly Finding[];
}

/** The circuit as answered so far: limit of every stage, the one that limits, and what the rules say. */
export const useCircuit = (): Circuit => {
  const { job, answers } = useJob();
  const { circuit } = answers;
  return useMemo(() => {
    const charger = circuitChargerOf(job);
    const country = circuit.country ?? job.site.country;
    const stages = stageLimits(circuit, charger, country);
    return {
      country,
      stages,
      limit: circuitLimit(stages),
      phases: loadedPhases(circuit, charger),
      findings: [
        ...circuitFindings(
          circuit,
          charger,
          country,
          job.kind === 'load-balancing' ? job.kind : 'own-circuit',
        ),
        ...measurementFindings(circuit),
      ],
    };
  }, [job, circuit]);
};
