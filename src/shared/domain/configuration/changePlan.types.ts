import type { Finding } from '#shared/domain/finding.ts';
import type { PlannedChange } from '#shared/domain/plan.ts';
import type { Door, PointValues } from '#shared/domain/pointValue.ts';

/** A charger as a plan sees it: everything that decides what may be written and in which order. */
export interface PlanCharger {
  readonly serial: string;
  readonly model: string;
  readonly firmware: string;
  readonly door: Door;
  readonly capabilities: number;
  readonly generation: number;
  readonly pinIsFactory: boolean;
  /** A virtual one: back ends on this computer are right for it. */
  readonly isPractice: boolean;
  /** Everything that was read; secrets are absent. */
  readonly values: PointValues;
  readonly unreadable: readonly string[];
  /** Secret points that have a value in the charger. */
  readonly secretsSet: readonly string[];
}

/** What a profile knows of a point, as far as a plan needs it. */
export interface PlanPoint {
  readonly block: string;
  readonly storage: 'fixed' | 'ram' | 'staged';
  readonly wearsFlash: boolean;
  readonly secret: boolean;
  readonly needsCarUnplugged: boolean;
}

/** Where a desired state comes from; another model or a newer firmware is told. */
export interface PlanOrigin {
  readonly model?: string;
  readonly firmware?: string;
}

/**
 * One step, carried out and proven before the next one begins. `store` = one generation of settings; `control` = RAM
 * only, gone after a restart; `doors` = the point of no return, unless it is a trial.
 */
export type PlanStep =
  | { readonly kind: 'set-clock' }
  | { readonly kind: 'change-pin' }
  | { readonly kind: 'store'; readonly blocks: readonly string[]; readonly changes: readonly PlannedChange[] }
  | { readonly kind: 'control'; readonly changes: readonly PlannedChange[] }
  | {
      readonly kind: 'join-wifi';
      /** This computer has to reach the charger there too: over that network it goes on. */
      readonly isReached: boolean;
    }
  | {
      readonly kind: 'doors';
      readonly changes: readonly PlannedChange[];
      /** The charger goes back by itself unless the new door is proven within this time (s); 0 = at once final. */
      readonly confirmWithinS: number;
      readonly closesBluetooth: boolean;
      /** The door this program has afterwards: a new one, the one it has, or none where only OCPP is left. */
      readonly stays: 'modbus' | 'same' | 'none';
      /** Nobody confirms it: the charger goes back by itself. */
      readonly isTrial: boolean;
    };

/** The difference between now and wanted, in safe order. The same input gives the same plan, byte for byte. */
export interface ChangePlan {
  readonly format: 1;
  readonly serial: string;
  readonly door: Door;
  /** The generation it was made from: another one in the charger means somebody else changed it. */
  readonly generation: number;
  readonly steps: readonly PlanStep[];
  readonly findings: readonly Finding[];
  readonly canApply: boolean;
}
