import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { createAddHistory, recordsOf } from '#core/adapters/sqlite/historyStore.ts';
import { pointValuesSchema } from '#shared/domain/pointValue.ts';

const bodySchema = z.object({
  chargerSerial: z.string(),
  takenAtMs: z.number(),
  practice: z.boolean(),
  values: pointValuesSchema,
});

/** The charges that are in the snapshots of an older log; one that cannot be read has none. */
export const historyOfSnapshots = (db: Database): void => {
  const add = createAddHistory(db);
  const ids = db.prepare<[], { id: string }>('SELECT id FROM snapshot ORDER BY taken_at_ms, rowid').all();
  const body = db.prepare<[string], { body: string }>('SELECT body FROM snapshot WHERE id = ?');
  for (const { id } of ids) {
    const parsed = bodySchema.safeParse(JSON.parse(body.get(id)?.body ?? 'null'));
    if (!parsed.success) continue;
    const { chargerSerial: serial, practice, takenAtMs: atMs } = parsed.data;
    add({ serial, practice, atMs }, recordsOf(parsed.data));
  }
};
