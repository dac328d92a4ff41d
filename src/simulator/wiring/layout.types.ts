import type { PerPhase } from '#simulator/charger/meter.ts';
import type { CarSpec } from '#simulator/charger/virtualCharger.types.ts';

/** Supply phases behind the charger's own phases 1, 2, 3; the last three are wired wrongly: two phases swapped. */
export type Order = 'L1L2L3' | 'L2L3L1' | 'L3L1L2' | 'L1L3L2' | 'L2L1L3' | 'L3L2L1';

export const orders: readonly Order[] = ['L1L2L3', 'L2L3L1', 'L3L1L2', 'L1L3L2', 'L2L1L3', 'L3L2L1'];

/** What flows at a node that is no charger. */
export type BaseSpec =
  | { readonly kind: 'constant'; readonly currentA: PerPhase }
  /** A household made up from the seed, the same for the same seed and moment. */
  | { readonly kind: 'day'; readonly seed: number; readonly peakA: number }
  /** Rows by the second they begin at; after the last one it begins anew. */
  | { readonly kind: 'trace'; readonly rows: readonly TraceRow[] };

export interface TraceRow {
  readonly fromS: number;
  readonly currentA: PerPhase;
}

export interface LayoutNode {
  readonly id: string;
  /** Null = the main fuse; else a node listed before this one. */
  readonly parent: string | null;
  readonly limitA: PerPhase;
  readonly hasMeter: boolean;
  readonly base: BaseSpec;
}

export interface LayoutCharger {
  readonly node: string;
  readonly phases: 1 | 3;
  /** As it was written down. */
  readonly declared: Order;
  /** As it is. */
  readonly wired: Order;
  /** The car that usually comes here. */
  readonly car: Partial<CarSpec>;
}

/** How a practice site is wired: a tree of nodes, and chargers in it. */
export interface SiteLayout {
  readonly nodes: readonly LayoutNode[];
  readonly chargers: readonly LayoutCharger[];
}
