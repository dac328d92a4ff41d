import { expect, test } from 'vitest';
import { type Car, createCar } from '#simulator/charger/car.ts';
import type { CarSpec } from '#simulator/charger/virtualCharger.types.ts';

const prompt: CarSpec = {
  phases: 1,
  minA: 6,
  maxA: 16,
  reactionMs: 0,
  rampAPerS: 100,
  taperStartWh: 0,
  taperWh: 0,
  sleepsAfterPause: false,
};

const drive = (car: Car, seconds: number, offeredA: number, fromMs: number): number => {
  for (let n = 1; n <= seconds; n += 1) {
    const nowMs = fromMs + n * 1000;
    car.step({
      nowMs,
      dtMs: 1000,
      offeredMa: offeredA * 1000,
      sessionWh: 0,
      isFed: true,
      isInterrupted: false,
    });
  }
  return fromMs + seconds * 1000;
};

test('a car of 8 A at least draws nothing at 6 A', () => {
  const car = createCar({ ...prompt, minA: 8 });
  const at = drive(car, 5, 6, 0);
  expect(car.amps()).toBe(0);
  drive(car, 5, 8, at);
  expect(car.amps()).toBe(8);
});

test('a car that refuses to resume draws nothing after its first pause', () => {
  const car = createCar({ ...prompt, refusesResume: true });
  const paused = drive(car, 2, 0, drive(car, 5, 16, 0));
  drive(car, 60, 16, paused);
  expect(car.amps()).toBe(0);
});

test('a car that was never paused does not refuse', () => {
  const car = createCar({ ...prompt, refusesResume: true });
  drive(car, 60, 10, drive(car, 10, 0, 0));
  expect(car.amps()).toBe(10);
});

test('a car adds phases so long after it began to draw', () => {
  const car = createCar({ ...prompt, later: { afterMs: 30_000, phases: 3 } });
  const begun = drive(car, 25, 16, drive(car, 100, 0, 0));
  expect(car.phases()).toBe(1);
  drive(car, 10, 16, begun);
  expect(car.phases()).toBe(3);
});
