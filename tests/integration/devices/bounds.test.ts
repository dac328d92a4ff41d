import { expect, test } from 'vitest';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { pointEdges } from './pointEdges.ts';
import { type SiteWithSessions, startSiteWithSessions } from './siteSessions.ts';

/** Would close or move a door, or hold the commit open: only what is refused is tried. */
const isDoor = (name: string) =>
  ['modbus.flags', 'modbus.port', 'commit.confirmTimeout'].includes(name) || name.startsWith('ocpp.');
/** The ways a door could be lost: the network it runs over, and load balancing, which silences Bluetooth. */
const isThisDoor = {
  bluetooth: (name: string) => name === 'loadBalancing.mode',
  modbus: (name: string) => /^(wifi|network)\./.test(name),
} as const;

const edgesOf = ({ profile, identity }: DeviceSession) =>
  [...profile.points.values()]
    .filter(({ place, access }) => profile.blocks.get(place.block)?.storage === 'staged' && access !== 'r')
    .map((point) => ({ point, ...pointEdges(point, identity.hardwareMaxA) }));

const stateOf = async (session: DeviceSession) => session.read(['commit.state', 'generation.settings']);

/** Stores values as one generation, reads all but the secrets back, and answers what is different. */
const store = async (session: DeviceSession, values: PointValues) => {
  const { 'generation.settings': generation } = await stateOf(session);
  await session.stage(values);
  await session.commit(Number(generation));
  const readable = Object.keys(values).filter(
    (name) => session.profile.points.get(name)?.secret === undefined,
  );
  const found = await session.read(readable);
  return readable
    .filter((name) => found[name] !== values[name])
    .map((name) => [name, found[name], values[name]]);
};

const openOver = async (started: SiteWithSessions, door: 'bluetooth' | 'modbus') => {
  if (door === 'modbus')
    await started.site.control(`/chargers/${started.serial}/settings`, { 'modbus.flags': 7 });
  return started.openAndUnlock();
};

test.each(['bluetooth', 'modbus'] as const)(
  'over %s every stored point takes its lowest and its highest value, and nothing outside is sent',
  async (door) => {
    await using started = await startSiteWithSessions(door, { speed: 40 });
    const session = await openOver(started, door);
    const edges = edgesOf(session);
    expect(edges.length).toBeGreaterThan(100);
    const before = await stateOf(session);
    for (const { point, outside } of edges) {
      for (const value of outside) {
        await expect(session.stage({ [point.name]: value }), `${point.name} ${value}`).rejects.toMatchObject({
          code: expect.stringMatching(/^point\.(out-of-range|bad-value)$/),
        });
      }
    }
    expect(await stateOf(session)).toEqual(before);
    const written = edges.filter(({ point: { name } }) => !isDoor(name) && !isThisDoor[door](name));
    const all = (end: 'low' | 'high') =>
      Object.fromEntries(written.map((edge) => [edge.point.name, edge[end]]));
    // Derating begins below where it ends, so that only one of the two stands at the end.
    expect(await store(session, { ...all('low'), 'derating.stop': 40.1 })).toEqual([]);
    expect(await store(session, { ...all('high'), 'derating.start': 89.9 })).toEqual([]);
  },
  30_000,
);

test.each(['bluetooth', 'modbus'] as const)(
  'over %s a derating that would end before it begins stores nothing',
  async (door) => {
    await using started = await startSiteWithSessions(door);
    const session = await openOver(started, door);
    const before = await started.site.truth();
    await session.stage({ 'derating.start': 90, 'derating.stop': 40 });
    const { 'generation.settings': generation } = await stateOf(session);
    await expect(session.commit(Number(generation))).rejects.toMatchObject({ code: 'write.refused-value' });
    const after = await started.site.truth();
    for (const point of ['derating.start', 'derating.stop']) expect(after[point]).toBe(before[point]);
  },
);
