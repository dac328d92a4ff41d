import { between, normal, type Random } from './random.ts';
import type { CarCrowd, ScenarioCar } from './scenarioSchema.ts';

const hourS = 3600;

interface Habit {
  /** Hours of the day at which most arrive, with their weight, and how far they scatter. */
  readonly arrive: readonly (readonly [hour: number, weight: number, scatter: number])[];
  readonly stayHours: readonly [median: number, scatter: number];
  readonly kwh: number;
}

// Apartments after published statistics: stay 10 h, energy 9 kWh in the median, arrivals around 16 h.
const habits: Readonly<Record<CarCrowd['arrivals'], Habit>> = {
  office: {
    arrive: [
      [8, 0.8, 0.8],
      [13, 0.2, 1],
    ],
    stayHours: [8, 1.2],
    kwh: 12,
  },
  apartment: {
    arrive: [
      [16.5, 0.75, 2],
      [20, 0.25, 1.5],
    ],
    stayHours: [10.1, 2.5],
    kwh: 9.1,
  },
  public: {
    arrive: [
      [10, 0.4, 1.5],
      [14, 0.3, 1.5],
      [18, 0.3, 1.5],
    ],
    stayHours: [2.5, 0.8],
    kwh: 14,
  },
  'all-at-17': { arrive: [[17, 1, 0]], stayHours: [14, 0.5], kwh: 20 },
};

const hourOf = (habit: Habit, random: Random): number => {
  let draw = random();
  for (const [hour, weight, scatter] of habit.arrive) {
    if (draw < weight) return normal(random, hour, scatter);
    draw -= weight;
  }
  return habit.arrive[0]?.[0] ?? 17;
};

interface Stretch {
  readonly startS: number;
  readonly durationS: number;
}

const carAt = (
  charger: string,
  arriveS: number,
  habit: Habit,
  crowd: CarCrowd,
  random: Random,
): ScenarioCar => {
  const isOnePhase = random() < crowd.onePhaseShare;
  const isZoe = random() < (crowd.zoeShare ?? 0);
  const [median, scatter] = habit.stayHours;
  const stayS = Math.max(0.5, normal(random, median, scatter)) * hourS;
  const need = (crowd.meanKwh ?? habit.kwh) * Math.exp(normal(random, 0, 0.5));
  return {
    charger,
    arriveS: Math.round(arriveS),
    leaveS: Math.round(arriveS + stayS),
    needKwh: Math.round(Math.min(60, Math.max(1, need)) * 100) / 100,
    phases: isOnePhase ? 1 : 3,
    maxA: isOnePhase ? 32 : 16,
    minA: isZoe ? 8 : 6,
    taperFrom: crowd.taperFrom ?? 0.9,
    refusesToResume: random() < (crowd.refusingShare ?? 0),
  };
};

/** Cars for every charger over the whole stretch, never two at one charger at a time. */
export const carsOf = (
  cars: readonly ScenarioCar[] | CarCrowd,
  chargers: readonly string[],
  { startS, durationS }: Stretch,
  random: Random,
): ScenarioCar[] => {
  if (!('arrivals' in cars)) return [...cars];
  const habit = habits[cars.arrivals];
  const days = Math.ceil((startS + durationS) / 86_400);
  const found: ScenarioCar[] = [];
  for (const charger of chargers) {
    let freeFromS = 0;
    for (let day = 0; day < days; day += 1) {
      const times = Array.from(
        { length: Math.ceil(cars.perCharger ?? 1) },
        () => hourOf(habit, random) * hourS,
      );
      for (const atS of times.sort((a, b) => a - b)) {
        const spread = cars.arrivals === 'all-at-17' ? between(random, 0, 30) : 0;
        const arriveS = day * 86_400 + atS + spread - startS;
        const car = carAt(charger, arriveS, habit, cars, random);
        if (car.arriveS < freeFromS || car.arriveS >= durationS) continue;
        freeFromS = car.leaveS + 60;
        found.push(car);
      }
    }
  }
  return found;
};
