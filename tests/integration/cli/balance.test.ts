import { afterAll, describe, expect, it } from 'vitest';
import { createDesk, nexus } from './nexus.ts';

const desk = createDesk();
afterAll(() => desk.remove());

const smallest = {
  nodes: [
    { id: 'main', parent: null, limitA: [63, 63, 63], loadA: [12, 5, 0] },
    { id: 'board1', parent: 'main', limitA: [40, 40, 40] },
  ],
  chargers: [
    { id: 'c1', node: 'board1', phases: [1, 2, 3], minA: 6, maxA: 16 },
    { id: 'c2', node: 'board1', phases: [2], minA: 8, maxA: 32 },
  ],
};
const answer = { setA: { c1: 16, c2: 24 }, reasons: { c1: expect.any(String), c2: expect.any(String) } };

const chain = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    parent: index === 0 ? null : `n${index - 1}`,
    limitA: [63, 63, 63],
  }));

describe('one allocation', () => {
  it('answers the smallest state with set-points and reasons and nothing else', async () => {
    const { code, stdout } = await nexus(['balance', '--allocate'], { stdin: JSON.stringify(smallest) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(answer);
  });

  it('refuses a bad state in words, with exit 1 and an empty standard output', async () => {
    const nodes = [...smallest.nodes, { id: 'x', parent: 'nobody', limitA: [1, 1, 1] }];
    const stdin = JSON.stringify({ ...smallest, nodes });
    const { code, stdout, stderr } = await nexus(['balance', '--allocate'], { stdin });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('nobody');
  });

  it('answers line by line and goes on after a line that is not good', async () => {
    const [main] = smallest.nodes;
    const bad: unknown[] = [
      { ...smallest, nodes: [main, { ...main, id: 'second' }] },
      { ...smallest, nodes: [{ ...main, parent: 'main' }] },
      { ...smallest, chargers: [smallest.chargers[0], smallest.chargers[0]] },
      { ...smallest, chargers: [{ ...smallest.chargers[0], maxA: null }] },
    ];
    const deep = { nodes: chain(10_000), chargers: [{ id: 'c', node: 'n9999', minA: 6, maxA: 16 }] };
    const lines = [smallest, ...bad, deep].map((one) => JSON.stringify(one));
    const stdin = `${lines.join('\n')}\n\n{"nodes": NaN}\n${JSON.stringify(smallest)}`;
    const { code, json } = await nexus(['balance', '--allocate', '--lines'], { stdin });
    expect(code).toBe(1);
    expect(json).toHaveLength(8);
    expect([json[0], json[7]]).toEqual([answer, answer]);
    expect(json[5]).toMatchObject({ setA: { c: 16 } });
    expect(json.map(({ error }) => (error as { code: string } | undefined)?.code)).toEqual([
      undefined,
      ...bad.map(() => 'balance.state-refused'),
      undefined,
      'balance.not-json',
      undefined,
    ]);
  });
});

const site = (fallbackA: number) => `
name: Garage
nodes:
  - { id: main, limitA: 40, baseLoadA: 10 }
chargers:
  - { id: c1, node: main, maxA: 16, rotation: L1L2L3, fallbackA: ${fallbackA}, timeoutS: 30, bootA: 6 }
  - { id: c2, node: main, maxA: 16, rotation: L2L3L1, fallbackA: ${fallbackA}, timeoutS: 30, bootA: 6 }
controller: { periodS: 5 }
`;

describe('a site file', () => {
  it('is proven safe with its sums', async () => {
    const file = desk.file('good.yaml', site(6));
    const { code, json } = await nexus(['site', 'check', file, '--json']);
    expect(code).toBe(0);
    expect(json[0]).toMatchObject({ ok: true, proof: { holds: true } });
    expect(JSON.stringify(json[0])).toContain('10 A base load + 2 × 6 A = 22 A ≤ 0.9 × 40 A = 36 A');
  });

  it('is refused where the fall-backs do not fit', async () => {
    const { code, stdout } = await nexus(['site', 'check', desk.file('bad.yaml', site(16))]);
    expect(code).toBe(1);
    expect(stdout).toContain('fallback-above');
  });
});

describe('a simulated scenario', () => {
  it('gives its metrics, labelled as simulated, and a file of its currents', async () => {
    const series = `${desk.dir}/series.json`;
    const args = [
      'balance',
      '--simulate',
      'resources/scenarios/s01-house.yaml',
      '--json',
      '--series',
      series,
    ];
    const { code, json } = await nexus(args);
    expect(code).toBe(0);
    expect(json[0]).toMatchObject({ simulated: true, scenario: 'S1', metrics: { overloadAfterAs: 0 } });
  });

  it('ends with usage when two forms are asked for', async () => {
    const { code } = await nexus(['balance', '--allocate', '--simulate', 'x.yaml']);
    expect(code).toBe(2);
  });
});
