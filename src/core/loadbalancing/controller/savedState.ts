import { z } from 'zod';
import type { ControllerFolder } from '#core/ports/controllerFiles.ts';
import { type BalanceMemory, memorySchema } from '#shared/domain/balancing/allocate/memorySchema.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Steering } from './steering.ts';

const savedSchema = z.object({
  version: z.literal(1),
  tag: z.number().int().min(0).max(255),
  savedAtMs: z.number(),
  nowS: z.number().min(0),
  memory: memorySchema.optional(),
  chargers: z.record(
    z.string(),
    z.object({ plan: z.string(), isVerified: z.boolean(), setA: z.number().nullable() }),
  ),
});
export type SavedState = z.infer<typeof savedSchema>;

/** The part of a plan that a check of the charger stands on: another plan has to be checked anew. */
export const planOf = ({
  address,
  serial,
  fallbackA,
  timeoutS,
  fallbackAction,
  bootA,
  maxA,
}: SiteCharger): string =>
  JSON.stringify([address, serial, fallbackA, timeoutS, fallbackAction, bootA, maxA]);

/** What an earlier run left; undefined when there is none, or it is not to be understood. */
export const loadState = (folder: ControllerFolder): SavedState | undefined => {
  const parsed = savedSchema.safeParse(folder.load());
  return parsed.success ? parsed.data : undefined;
};

/** Where device time goes on after an earlier run: never before what that run had seen. */
export const startOf = (saved: SavedState | undefined, nowMs: number): number => {
  const nowS = nowMs / 1000;
  if (saved === undefined) return nowS;
  return Math.max(nowS, saved.nowS + Math.max(0, (nowMs - saved.savedAtMs) / 1000));
};

/** The memory of the allocation as far as this site still has the nodes and chargers it speaks of. */
export const memoryFor = (site: Site, saved: SavedState | undefined): BalanceMemory | undefined => {
  if (saved?.memory === undefined) return undefined;
  const { memory } = saved;
  const known = (ids: readonly { id: string }[], id: string) => ids.some((each) => each.id === id);
  return {
    ...memory,
    chargers: Object.fromEntries(Object.entries(memory.chargers).filter(([id]) => known(site.chargers, id))),
    nodes: Object.fromEntries(Object.entries(memory.nodes).filter(([id]) => known(site.nodes, id))),
  };
};

/** What the next run needs: whose heartbeats are ours, what was decided, which chargers were found to be as planned. */
export const stateToSave = (now: {
  readonly tag: number;
  readonly savedAtMs: number;
  readonly nowS: number;
  readonly memory: BalanceMemory | undefined;
  readonly steerings: readonly Steering[];
}): SavedState => {
  const { tag, savedAtMs, nowS, memory, steerings } = now;
  const chargers = Object.fromEntries(
    steerings.map(({ charger, link, writtenA, reading }) => [
      charger.id,
      {
        plan: planOf(charger),
        isVerified: link.status().isVerified,
        setA: writtenA() ?? reading()?.inForceA ?? null,
      },
    ]),
  );
  return { version: 1, tag, savedAtMs, nowS, chargers, ...(memory === undefined ? {} : { memory }) };
};
