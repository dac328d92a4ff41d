import { useTranslation } from 'react-i18next';
import type { ProbeEventView } from '#shared/contract/ocpp.ts';
import { probeRungs } from '#shared/domain/ocpp/probeCauses.ts';
import type { LadderStep, StepLine, StepState } from './Ladder.tsx';

export type ProbeRungView = Extract<ProbeEventView, { kind: 'rung' }>;

/** A rung can tell several things; the worst of them is its state. */
const worstFirst = ['failed', 'warned', 'unchecked', 'passed'] as const;

const stateOf = (results: readonly ProbeRungView[]): StepState =>
  worstFirst.find((state) => results.some((result) => result.state === state)) ?? 'waiting';

type Lookup = (key: string, params?: Record<string, number | string>) => string;

/** What the probe saw so far as rungs; those that are still to come wait. */
export const useProbeSteps = () => {
  const { t } = useTranslation('ocpp');
  // Which parameters a text takes is decided by its cause; a test holds both together.
  const lookup = t as unknown as Lookup;
  const lineOf = ({ cause, params }: ProbeRungView): StepLine => {
    const text = (part: string) =>
      lookup(`probe.cause.${cause}.${part}`, { ...params, defaultValue: '' }) || undefined;
    return { seen: text('seen') ?? cause, means: text('means'), todo: text('todo') };
  };
  return (results: readonly ProbeRungView[]): readonly LadderStep[] =>
    probeRungs.map((rung) => {
      const here = results.filter((result) => result.rung === rung);
      return { key: rung, title: t(`probe.rung.${rung}`), state: stateOf(here), lines: here.map(lineOf) };
    });
};
