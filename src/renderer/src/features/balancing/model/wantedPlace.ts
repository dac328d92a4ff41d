import type { PlanPart } from './planEdits.ts';

/** A field of the plan that another page leads to. */
export interface WantedPlace {
  readonly part: PlanPart;
  readonly fieldId: string | null;
}

let wanted: WantedPlace | null = null;

/** Remembered until the plan is opened next. */
export const wantPlace = (place: WantedPlace): void => {
  wanted = place;
};

/** The place to open with, once. */
export const takeWantedPlace = (): WantedPlace | null => {
  const place = wanted;
  wanted = null;
  return place;
};
