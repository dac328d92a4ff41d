export interface LinePattern {
  readonly key: 'setpoint' | 'L1' | 'L2' | 'L3';
  /** Name of the theme's variable. */
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
}

const SETPOINT: LinePattern = { key: 'setpoint', colour: '--nx-accent', width: 4, dash: [] };
const PHASES: readonly LinePattern[] = [
  { key: 'L1', colour: '--nx-l1', width: 2, dash: [] },
  { key: 'L2', colour: '--nx-l2', width: 2, dash: [10, 5] },
  { key: 'L3', colour: '--nx-l3', width: 2, dash: [2, 4] },
];

/** The set-point and the measured phases, told apart by pattern first and colour second. */
export const linePatterns = (phases: 1 | 2 | 3): readonly LinePattern[] => [
  SETPOINT,
  ...PHASES.slice(0, phases),
];
