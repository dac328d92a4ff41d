import { z } from 'zod';
import type { JobFilter, StoredJob } from '#core/ports/siteLog.ts';
import { refuseSecretsInJson } from '#shared/domain/secretPoints.ts';
import { canonicalJson } from './entryHash.ts';
import { readAs, readJson } from './readRow.ts';
import type { StoreContext } from './storeContext.ts';

interface JobRow {
  readonly open: number;
  readonly state: string;
}

const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  siteId: z.string().nullable(),
  chargerSerial: z.string().nullable(),
  open: z.boolean(),
  state: z.unknown(),
  updatedAtMs: z.number().int(),
});

const columns = `id, kind, site_id AS siteId, charger_serial AS chargerSerial, open, state,
  updated_at_ms AS updatedAtMs`;

/** Jobs between restarts, and settings: what may change, and is therefore not in the chain. */
export const createJobStore = ({ db, file, nowMs }: StoreContext) => {
  const save = db.prepare(
    `INSERT INTO job (id, kind, site_id, charger_serial, open, state, updated_at_ms)
     VALUES (@id, @kind, @siteId, @chargerSerial, @open, @state, @updatedAtMs)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, site_id = excluded.site_id,
       charger_serial = excluded.charger_serial, open = excluded.open, state = excluded.state,
       updated_at_ms = excluded.updated_at_ms`,
  );
  const byId = db.prepare<[string], JobRow>(`SELECT ${columns} FROM job WHERE id = ?`);
  const list = db.prepare<[{ open: number; siteId: string | null; kind: string | null }], JobRow>(
    `SELECT ${columns} FROM job
     WHERE open >= @open AND (@siteId IS NULL OR site_id = @siteId) AND (@kind IS NULL OR kind = @kind)
     ORDER BY updated_at_ms DESC, rowid DESC`,
  );
  const getSetting = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?');
  const putSetting = db.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const removeSetting = db.prepare('DELETE FROM setting WHERE key = ?');
  const read = (row: JobRow): StoredJob =>
    readAs(jobSchema, { ...row, open: row.open === 1, state: readJson(row.state, file) }, file);

  return {
    saveJob: (job: Omit<StoredJob, 'updatedAtMs'>): void => {
      refuseSecretsInJson(job.state, 'state');
      save.run({
        id: job.id,
        kind: job.kind,
        siteId: job.siteId,
        chargerSerial: job.chargerSerial,
        open: Number(job.open),
        state: canonicalJson(job.state ?? null, 'state'),
        updatedAtMs: nowMs(),
      });
    },
    job: (id: string): StoredJob | undefined => {
      const row = byId.get(id);
      return row && read(row);
    },
    jobs: ({ openOnly, siteId = null, kind = null }: JobFilter): readonly StoredJob[] =>
      list.all({ open: Number(openOnly), siteId, kind }).map(read),
    setting: (key: string): unknown => {
      const row = getSetting.get(key);
      return row && readJson(row.value, file);
    },
    /** `undefined` forgets the setting. */
    setSetting: (key: string, value: unknown): void => {
      if (value === undefined) removeSetting.run(key);
      else putSetting.run(key, canonicalJson(value, key));
    },
  };
};
