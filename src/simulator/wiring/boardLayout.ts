import type { CarSpec } from '#simulator/charger/virtualCharger.types.ts';
import type { BaseSpec, LayoutCharger, Order, SiteLayout } from './layout.types.ts';

const rotations = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const satisfies readonly Order[];

/** What usually comes, one after another: half of them load one phase only. */
const cars: readonly Partial<CarSpec>[] = [
  { phases: 3, maxA: 16 },
  { phases: 1, maxA: 32 },
  { phases: 3, maxA: 16, minA: 8 },
  { phases: 2, maxA: 16 },
  { phases: 3, maxA: 32 },
  { phases: 1, maxA: 32, reactionMs: 5000 },
];

export interface BoardOptions {
  readonly chargers: number;
  readonly base: BaseSpec;
  /** Number of the charger (from 1) whose wiring is not the one written down; 0 = none. */
  readonly miswired: number;
}

const chargerAt = (index: number, { chargers, miswired }: BoardOptions): LayoutCharger => {
  const declared = rotations[index % 3] ?? 'L1L2L3';
  const other = rotations[(index + 1) % 3] ?? 'L1L2L3';
  return {
    // Two thirds hang at the sub-board, the rest at the main fuse.
    node: index < Math.ceil((chargers * 2) / 3) ? 'board1' : 'main',
    // The last one is a one-phase charger of 40 A.
    phases: index === chargers - 1 && chargers > 1 ? 1 : 3,
    declared,
    wired: miswired === index + 1 ? other : declared,
    car: cars[index % cars.length] ?? {},
  };
};

/** Main fuse 63 A with a meter and the base load, one sub-board of 40 A, chargers with rotated phases. */
export const boardLayout = (options: BoardOptions): SiteLayout => ({
  nodes: [
    { id: 'main', parent: null, limitA: [63, 63, 63], hasMeter: true, base: options.base },
    {
      id: 'board1',
      parent: 'main',
      limitA: [40, 40, 40],
      hasMeter: false,
      base: { kind: 'constant', currentA: [0, 0, 0] },
    },
  ],
  chargers: Array.from({ length: options.chargers }, (_, index) => chargerAt(index, options)),
});
