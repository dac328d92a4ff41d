import type { CarSpec } from '#simulator/charger/virtualCharger.types.ts';
import { BadRequest, fields, flag, integerFrom, numberFrom, oneOf, type Reader, required } from './fields.ts';

export type CarRequest =
  | { readonly action: 'plug'; readonly car: Partial<CarSpec> }
  | { readonly action: 'unplug' }
  | { readonly action: 'describe' };

const amperes = numberFrom(0, 80);
const wattHours = numberFrom(0, 1_000_000);

/** Both or nothing: more phases, so long after it began to draw. */
const later: Reader<{ readonly afterMs: number; readonly phases: 1 | 2 | 3 }> = (value, name) => {
  const { afterMs, phases } = fields({ afterMs: integerFrom(0, 86_400_000), phases: oneOf(1, 2, 3) })(
    value,
    name,
  );
  return { afterMs: required(afterMs, 'afterMs'), phases: required(phases, 'phases') };
};

/** What can be said about a car. */
export const carShape = {
  phases: oneOf(1, 2, 3),
  minA: amperes,
  maxA: amperes,
  reactionMs: integerFrom(0, 600_000),
  rampAPerS: numberFrom(0.01, 1000),
  taperStartWh: wattHours,
  taperWh: wattHours,
  sleepsAfterPause: flag,
  refusesResume: flag,
  later,
};

const readBody = fields({ action: oneOf('plug', 'unplug', 'describe'), ...carShape });

/** The body of `POST /chargers/{serial}/car`; an empty one asks for a description. */
export const readCarRequest = (body: unknown): CarRequest => {
  const { action = 'describe', ...car } = readBody(body, 'car');
  if (action === 'plug') return { action, car };
  if (Object.keys(car).length > 0) throw new BadRequest(`only "plug" takes properties of the car`);
  return { action };
};
