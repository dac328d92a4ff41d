import { type PointValue, type PointValues, samePointValue } from './pointValue.ts';

/** What the profile knows about a point that matters for the order of writing. */
export interface PointFacts {
  /** Letter of the block it is staged in, null for one that is written directly. */
  readonly block: string | null;
  readonly wearsFlash: boolean;
  readonly secret: boolean;
}

/** One value that has to change. Values of secrets stay with whoever typed them: both are null here. */
export interface PlannedChange extends PointFacts {
  readonly point: string;
  readonly from: PointValue;
  readonly to: PointValue;
  /** First part of the name: `settings`, `modbus`, `wifi` … */
  readonly group: string;
  /** Decides which doors are open afterwards. */
  readonly doors: boolean;
  /** The charger takes it only while no car is plugged. */
  readonly needsUnplugged: boolean;
}

/** Facts from a map of name prefixes to block letters (`{ settings: 'D', wifi: 'N' }`); the longest prefix wins. */
export function factsByPrefix(
  blocks: Readonly<Record<string, string>>,
  secrets: readonly string[] = [],
): (point: string) => PointFacts {
  const prefixes = Object.keys(blocks).sort((left, right) => right.length - left.length);
  return (point) => {
    const prefix = prefixes.find((each) => point === each || point.startsWith(`${each}.`));
    const block = prefix === undefined ? null : (blocks[prefix] ?? null);
    return { block, wearsFlash: block !== null, secret: secrets.includes(point) };
  };
}

// From the inside out: what may only be as high as the next one.
const limitOrder = [
  'settings.bootCurrent',
  'failsafe.defaultCurrent',
  'loadBalancing.meterLossCurrent',
  'settings.maxCurrentSinglePhase',
  'settings.maxCurrent',
  'loadBalancing.houseFuse',
  'settings.installLimit',
];
const doorOrder = ['ocpp.mode', 'loadBalancing.mode', 'modbus.flags'];
const unpluggedPoints = ['settings.installLimit', 'safety.flags'];

/** True for a current somebody may be charged with: the lower one is the safe one. */
export const isCurrentLimit = (point: string): boolean =>
  limitOrder.includes(point) || /^(schedule|cards)\.\d+\.(current|maxCurrent)$/.test(point);

/** Protection, then lowering, then what raises nothing, then raising; network, how to come back, doors last. */
function rank({ point, group, from, to, doors }: PlannedChange): number {
  if (doors) return 700 + doorOrder.indexOf(point);
  if (point === 'commit.confirmTimeout') return 600;
  if (group === 'modbus') return 500;
  if (group === 'wifi' || group === 'network') return 400;
  if (group === 'safety') return 0;
  const place = limitOrder.indexOf(point);
  if (!isCurrentLimit(point)) return 200;
  const isRaising = typeof from === 'number' && typeof to === 'number' && to > from;
  // Lowering goes from the inside out, raising from the outside in, so no moment has an inner above an outer.
  return isRaising ? 300 + limitOrder.length - place : 100 + place;
}

/** What has to be written to come from one state to another, in an order that is safe at every moment. */
export function changesBetween(
  current: PointValues,
  desired: PointValues,
  factsOf: (point: string) => PointFacts,
): PlannedChange[] {
  const changes = Object.entries(desired).flatMap(([point, wanted]): PlannedChange[] => {
    const facts = factsOf(point);
    const found = current[point] ?? null;
    // A stored secret cannot be compared, so one that was typed is always written.
    if (!facts.secret && samePointValue(found, wanted)) return [];
    return [
      {
        point,
        from: facts.secret ? null : found,
        // A secret that is to be deleted is no secret.
        to: facts.secret && wanted !== '' ? null : wanted,
        group: point.split('.')[0] ?? point,
        doors: doorOrder.includes(point),
        needsUnplugged: unpluggedPoints.includes(point),
        ...facts,
      },
    ];
  });
  return changes.sort(
    (left, right) =>
      rank(left) - rank(right) || (left.point < right.point ? -1 : left.point > right.point ? 1 : 0),
  );
}
