import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { capacityOf, pathOf } from '#tests/unit/shared/domain/balancing/balanceFixtures.ts';

const phasesOf = (charger: BalanceState['chargers'][number]) => charger.phases ?? [1, 2, 3];

/** The most ampere-phases any set-points could use, as a mixed-integer program in the text form of LP files. */
export const utilisationProgram = (state: BalanceState): string => {
  const rows = state.nodes.flatMap((node) =>
    ([0, 1, 2] as const).flatMap((phase) => {
      const terms = state.chargers.flatMap((charger, index) =>
        phasesOf(charger).includes((phase + 1) as 1 | 2 | 3) && pathOf(state, charger.node).includes(node)
          ? [`x${index}`]
          : [],
      );
      return terms.length === 0 ? [] : [` ${terms.join(' + ')} <= ${capacityOf(state, node, phase)}`];
    }),
  );
  const bounds = state.chargers.flatMap(({ minA, maxA }, index) => [
    ` x${index} - ${maxA} y${index} <= 0`,
    ` x${index} - ${minA} y${index} >= 0`,
  ]);
  const names = (letter: string) => state.chargers.map((_, index) => `${letter}${index}`).join(' ');
  const goal = state.chargers.map((charger, index) => `${phasesOf(charger).length} x${index}`).join(' + ');
  return [
    'Maximize',
    ` obj: ${goal}`,
    'Subject To',
    ...[...rows, ...bounds].map((row, index) => ` r${index}:${row}`),
    'General',
    ` ${names('x')}`,
    'Binary',
    ` ${names('y')}`,
    'End',
  ].join('\n');
};

/** Ampere-phases in use. */
export const usedPhaseAmps = (state: BalanceState, setA: Readonly<Record<string, number>>): number =>
  state.chargers.reduce((sum, charger) => sum + phasesOf(charger).length * (setA[charger.id] ?? 0), 0);
