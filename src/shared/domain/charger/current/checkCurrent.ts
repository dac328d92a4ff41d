import { type BoundName, boundNames, type CurrentBounds } from './currentBounds.ts';

/** Why a current is refused, with the names its text fills in; one text for each bound it would exceed. */
export const currentRefusals = {
  'not-a-number': [],
  'whole-amperes': [],
  'below-minimum': ['wantedA', 'minA'],
  'above-model': ['wantedA', 'limitA'],
  'above-adapter': ['wantedA', 'limitA'],
  'above-adapter-unknown': ['wantedA', 'limitA'],
  'above-installation': ['wantedA', 'limitA'],
  'above-cable': ['wantedA', 'limitA'],
  'above-user': ['wantedA', 'limitA'],
  'above-single-phase': ['wantedA', 'limitA'],
  'model-unknown': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CurrentRefusal = keyof typeof currentRefusals;

export type CurrentCheck =
  | { readonly isAllowed: true; readonly currentA: number }
  | {
      readonly isAllowed: false;
      readonly reason: CurrentRefusal;
      readonly bound: BoundName | null;
      readonly params: Readonly<Record<string, number>>;
    };

const refuse = (
  reason: CurrentRefusal,
  params: Readonly<Record<string, number>> = {},
  bound: BoundName | null = null,
): CurrentCheck => ({ isAllowed: false, reason, bound, params });

const isRefusal = (reason: string): reason is CurrentRefusal => reason in currentRefusals;

/** Whether a current may be set: 0 (pause) or a whole ampere from 6 A to the lowest lasting bound, which is named. */
export const checkCurrent = (wantedA: number, bounds: CurrentBounds): CurrentCheck => {
  if (!Number.isFinite(wantedA)) return refuse('not-a-number');
  if (wantedA === 0) return { isAllowed: true, currentA: 0 };
  if (wantedA < bounds.minA) return refuse('below-minimum', { wantedA, minA: bounds.minA });
  if (!Number.isInteger(wantedA)) return refuse('whole-amperes');
  if (bounds.maxA === null) return refuse('model-unknown');
  if (wantedA <= bounds.maxA) return { isAllowed: true, currentA: wantedA };
  const name = bounds.maxBy ?? boundNames[0];
  const reason = `above-${name}`;
  return refuse(isRefusal(reason) ? reason : 'above-model', { wantedA, limitA: bounds.maxA }, name);
};
