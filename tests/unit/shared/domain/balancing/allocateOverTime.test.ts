import { expect, test } from 'vitest';
import { type Allocation, allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import { checkState } from '#shared/domain/balancing/allocate/checkState.ts';
import type { BalanceState, ChargerState, NodeState } from '#shared/domain/balancing/allocate/stateSchema.ts';

const main: NodeState = { id: 'main', parent: null, limitA: [32, 32, 32], loadA: [20, 20, 20] };
const car: ChargerState = { id: 'c1', node: 'main', phases: [1], minA: 6, maxA: 32 };

type Step = (nowS: number, before: Allocation | undefined) => Pick<BalanceState, 'nodes' | 'chargers'>;

/** Runs second by second; a charger has what it was last given and draws it at once. */
const run = (fromS: number, untilS: number, step: Step, first?: Allocation): Allocation[] => {
  const answers: Allocation[] = [];
  for (let nowS = fromS; nowS <= untilS; nowS += 1) {
    const before = answers.at(-1) ?? first;
    const memory = before?.memory;
    const state = {
      ...step(nowS, before),
      nowS,
      wallS: 64_800 + nowS,
      ...(memory === undefined ? {} : { memory }),
    };
    answers.push(allocate(state));
  }
  return answers;
};

const metered =
  (baseA: (nowS: number) => number, ageS: (nowS: number) => number = () => 0): Step =>
  (nowS, before) => {
    const setA = before?.setA.c1 ?? 0;
    const currentA: [number, number, number] = [baseA(nowS) + setA, 3, 3];
    return {
      nodes: [{ ...main, meter: { currentA, ageS: ageS(nowS) } }],
      chargers: [{ ...car, setA, measuredA: [setA, 0, 0] }],
    };
  };

const sets = (answers: readonly Allocation[]) => answers.map(({ setA }) => setA.c1);

test('goes up slowly: the minimum after 10 s of headroom, then at most 4 A every 10 s', () => {
  const rising = sets(
    run(
      0,
      70,
      metered(() => 5.5),
    ),
  );
  expect(rising[9]).toBe(0);
  expect(rising[10]).toBe(6);
  expect(rising[19]).toBe(6);
  expect(rising[20]).toBe(10);
  expect(rising[70]).toBe(26);
});

test('goes down at once when the load rises, and up only after it stayed low for 10 s', () => {
  const answers = run(
    0,
    140,
    metered((nowS) => (nowS >= 100 && nowS < 105 ? 15.5 : 5.5)),
  );
  expect(sets(answers)[99]).toBe(26);
  expect(sets(answers)[100]).toBe(16);
  expect(sets(answers)[114]).toBe(16);
  expect(sets(answers)[140]).toBe(24);
});

test('raises nothing on an old reading, and counts the design load when the meter is silent', () => {
  const silent = metered(
    () => 5.5,
    (nowS) => Math.max(0, nowS - 30),
  );
  const answers = run(0, 60, silent);
  expect(sets(answers)[30]).toBe(14);
  expect(sets(answers)[35]).toBe(14);
  expect(answers[34]?.why.c1).toEqual({ code: 'meter-old', node: 'main', ageS: 4 });
  expect(sets(answers)[36]).toBe(12);
  expect(answers[37]?.reasons.c1).toBe('meter of main silent for 7 s: static');
});

test('a load above the design, seen before the meter fell silent, still counts', () => {
  const silent = metered(
    (nowS) => (nowS < 25 ? 5.5 : 25.5),
    (nowS) => Math.max(0, nowS - 30),
  );
  const answers = run(0, 400, silent);
  expect(sets(answers)[29]).toBe(6);
  expect(answers[60]?.reasons.c1).toBe('meter of main silent for 30 s: static');
  expect(Math.max(...sets(answers).slice(29).map(Number))).toBe(6);
});

test('a meter that shows less than the chargers draw is not believed', () => {
  const reversed: Step = (nowS, before) => {
    const [node] = metered(() => 5.5)(nowS, before).nodes;
    const setA = before?.setA.c1 ?? 0;
    const currentA: [number, number, number] = nowS > 60 ? [-5.5 - setA, 3, 3] : [5.5 + setA, 3, 3];
    return {
      nodes: [{ ...main, ...node, meter: { currentA, ageS: 0 } }],
      chargers: metered(() => 0)(nowS, before).chargers,
    };
  };
  const answers = run(0, 70, reversed);
  expect(sets(answers)[60]).toBe(26);
  expect(sets(answers)[64]).toBe(12);
  expect(answers[64]?.why.c1?.code).toBe('meter-implausible');
});

const lostState = (lostForS: number, change: Partial<ChargerState> = {}): BalanceState => ({
  nodes: [{ id: 'main', parent: null, limitA: [32, 32, 32] }],
  chargers: [
    { ...car, setA: 16, lostForS, fallbackA: 6, timeoutS: 20, ...change },
    { ...car, id: 'c2' },
  ],
});

test.each<[string, BalanceState, number]>([
  ['its last set-point until it falls back', lostState(25), 16],
  ['its fall-back afterwards', lostState(31), 26],
  ['its fall-back at once when that is higher', lostState(5, { setA: 0 }), 26],
  ['its last set-point for ever when it holds', lostState(500, { fallbackAction: 'hold' }), 16],
  ['its last set-point for ever without a time-out', lostState(500, { timeoutS: 0 }), 16],
])('counts a lost charger at %s', (_, state, left) => {
  expect(allocate(state).setA.c2).toBe(left);
});

test('common turns: nobody of three waits longer than two turns', () => {
  const chargers = ['a', 'b', 'c'].map((id): ChargerState => ({ ...car, id, maxA: 16 }));
  let memory: Allocation['memory'];
  const waits: Record<string, number> = { a: 0, b: 0, c: 0 };
  let longestS = 0;
  for (let nowS = 0; nowS < 4 * 3600; nowS += 10) {
    const nodes: NodeState[] = [{ id: 'main', parent: null, limitA: [13, 13, 13] }];
    const answer = allocate({
      nodes,
      chargers,
      nowS,
      wallS: nowS,
      ...(memory === undefined ? {} : { memory }),
    });
    memory = answer.memory;
    for (const { id } of chargers) {
      waits[id] = (answer.setA[id] ?? 0) > 0 ? 0 : (waits[id] ?? 0) + 10;
      longestS = Math.max(longestS, waits[id] ?? 0);
    }
  }
  expect(longestS).toBeLessThanOrEqual(2 * 900);
});

/** Second by second, or in longer steps; cars come at their time and draw what they are given. */
const runCars = (
  cars: readonly (ChargerState & { readonly fromS: number })[],
  limitA: number,
  untilS: number,
): Allocation[] => {
  const answers: Allocation[] = [];
  const nodes: NodeState[] = [{ id: 'main', parent: null, limitA: [limitA, limitA, limitA] }];
  for (let nowS = 0; nowS <= untilS; nowS += 10) {
    const memory = answers.at(-1)?.memory;
    const chargers = cars.map(({ fromS, ...each }) => ({ ...each, isPlugged: nowS >= fromS }));
    answers.push(
      allocate({ nodes, chargers, nowS, wallS: nowS, ...(memory === undefined ? {} : { memory }) }),
    );
  }
  return answers;
};

test('at a turn the car that is here longest stays, and who waited two turns goes first', () => {
  const cars = [
    { ...car, id: 'late', fromS: 1200, maxA: 16 },
    { ...car, id: 'early', fromS: 0, maxA: 16 },
    { ...car, id: 'middle', fromS: 600, maxA: 16 },
  ];
  const at = (answers: readonly Allocation[], nowS: number) => answers[nowS / 10];
  const answers = runCars(cars, 12, 3600);
  expect(at(answers, 1750)?.setA).toMatchObject({ early: 6, middle: 6, late: 0 });
  // It came in the second turn, so it has not yet waited for two of them.
  expect(at(answers, 1750)?.why['late']).toMatchObject({ code: 'waits-for-turn', at: '00:45' });
  expect(at(answers, 2650)?.setA).toMatchObject({ early: 6, middle: 6, late: 0 });
  expect(at(answers, 2750)?.setA).toMatchObject({ early: 6, middle: 0, late: 6 });
});

test('a car that needs 14 A to start is started with 14 A', () => {
  const answers = runCars([{ ...car, fromS: 0, minA: 14, maxA: 16 }], 25, 60);
  expect(answers.at(-1)?.setA.c1).toBeGreaterThanOrEqual(14);
});

test('a large node rises by a twentieth of its limit in five seconds, a small one by 8 A', () => {
  const risen = (limitA: number) => {
    const cars = Array.from({ length: 40 }, (_, index) => ({ ...car, id: `c${index}`, fromS: 0, maxA: 6 }));
    const [, first] = runCars(cars, limitA, 10);
    return Object.values(first?.setA ?? {}).reduce((sum, a) => sum + a, 0);
  };
  expect(risen(250)).toBe(12);
  expect(risen(400)).toBe(18);
});

test('the memory is plain JSON and a good part of the next state; what was given is never changed', () => {
  const [first] = run(
    0,
    0,
    metered(() => 5.5),
  );
  const state = { ...metered(() => 5.5)(1, first), nowS: 1, memory: first?.memory };
  const before = JSON.stringify(state);
  expect(checkState(JSON.parse(before)).isGood).toBe(true);
  const checked = checkState(state);
  if (checked.isGood) allocate(checked.state);
  expect(JSON.stringify(state)).toBe(before);
});

test('a clock that jumps starts the timers anew and raises nothing at once', () => {
  const answers = run(
    0,
    70,
    metered(() => 5.5),
  );
  for (const atS of [0, 100_000]) {
    const [after] = run(
      atS,
      atS,
      metered(() => 5.5),
      answers.at(-1),
    );
    expect(after?.setA.c1).toBe(26);
  }
});

test('answers at 250 chargers well within 5 ms', () => {
  const chargers = Array.from(
    { length: 250 },
    (_, index): ChargerState => ({ ...car, id: `c${index}`, maxA: 16 }),
  );
  const nodes: NodeState[] = [{ id: 'main', parent: null, limitA: [2000, 2000, 2000] }];
  const times = Array.from({ length: 200 }, (_, nowS) => {
    const started = performance.now();
    allocate({ nodes, chargers, nowS });
    return performance.now() - started;
  }).sort((a, b) => a - b);
  expect(times[100]).toBeLessThan(5);
});
