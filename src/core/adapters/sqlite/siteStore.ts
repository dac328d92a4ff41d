import {
  type Site,
  type SiteSocket,
  siteSchema,
  socketSchema,
  type Visit,
  visitSchema,
} from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';
import { parsedInput } from './parsedInput.ts';
import { readAs } from './readRow.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

type SiteRow = Omit<Site, 'practice'> & { practice: number };
type NewSite = Pick<Site, 'name' | 'country' | 'practice'>;
const siteColumns = 'id, name, country, practice, created_at_ms AS createdAtMs';
const socketColumns = 'id, site_id AS siteId, label, created_at_ms AS createdAtMs';
const visitColumns = 'id, site_id AS siteId, person, started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs';

const createSites = ({ db, file, nowMs, newId }: StoreContext) => {
  const all = db.prepare<[], SiteRow>(`SELECT ${siteColumns} FROM site ORDER BY name, created_at_ms`);
  const byId = db.prepare<[string], SiteRow>(`SELECT ${siteColumns} FROM site WHERE id = ?`);
  const insert = db.prepare(
    'INSERT INTO site (id, name, country, practice, created_at_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const read = (row: SiteRow): Site => readAs(siteSchema, { ...row, practice: row.practice === 1 }, file);
  const createSite = (input: NewSite): Site => {
    const name = typeof input.name === 'string' ? input.name.trim() : input.name;
    const made = parsedInput(siteSchema, { ...input, name, id: newId(), createdAtMs: nowMs() });
    insert.run(made.id, made.name, made.country, Number(made.practice), made.createdAtMs);
    return made;
  };

  return {
    createSite,
    ensureSite: (input: NewSite): Site =>
      inOneWrite(db, () => {
        const isIt = (row: SiteRow) =>
          row.name === input.name.trim() && row.practice === Number(input.practice);
        const known = all.all().find(isIt);
        return known ? read(known) : createSite(input);
      }),
    sites: (): readonly Site[] => all.all().map(read),
    site: (id: string): Site | undefined => {
      const row = byId.get(id);
      return row && read(row);
    },
    requireSite: (id: string): void => {
      if (byId.get(id) === undefined) throw appError('log.not-found', { what: 'site' });
    },
  };
};

type RequireSite = (id: string) => void;

const createSockets = ({ db, file, nowMs, newId }: StoreContext, requireSite: RequireSite) => {
  const ofSite = db.prepare<[string], unknown>(
    `SELECT ${socketColumns} FROM socket WHERE site_id = ? ORDER BY label`,
  );
  const byLabel = db.prepare<[string, string], unknown>(
    `SELECT ${socketColumns} FROM socket WHERE site_id = ? AND label = ?`,
  );
  const insert = db.prepare('INSERT INTO socket (id, site_id, label, created_at_ms) VALUES (?, ?, ?, ?)');
  const read = (row: unknown): SiteSocket => readAs(socketSchema, row, file);

  return {
    ensureSocket: (siteId: string, label: string): SiteSocket =>
      inOneWrite(db, () => {
        requireSite(siteId);
        const made = parsedInput(socketSchema, {
          id: newId(),
          siteId,
          label: label.trim(),
          createdAtMs: nowMs(),
        });
        const found = byLabel.get(siteId, made.label);
        if (found !== undefined) return read(found);
        insert.run(made.id, made.siteId, made.label, made.createdAtMs);
        return made;
      }),
    sockets: (siteId: string): readonly SiteSocket[] => ofSite.all(siteId).map(read),
  };
};

const createVisits = ({ db, file, nowMs, newId }: StoreContext, requireSite: RequireSite) => {
  const ofSite = db.prepare<[string], unknown>(
    `SELECT ${visitColumns} FROM visit WHERE site_id = ? ORDER BY started_at_ms DESC, rowid DESC`,
  );
  const insert = db.prepare('INSERT INTO visit (id, site_id, person, started_at_ms) VALUES (?, ?, ?, ?)');
  const end = db.prepare('UPDATE visit SET ended_at_ms = coalesce(ended_at_ms, ?) WHERE id = ?');

  return {
    beginVisit: (siteId: string, person: string): Visit =>
      inOneWrite(db, () => {
        requireSite(siteId);
        const visit = parsedInput(visitSchema, {
          id: newId(),
          siteId,
          person,
          startedAtMs: nowMs(),
          endedAtMs: null,
        });
        insert.run(visit.id, visit.siteId, visit.person, visit.startedAtMs);
        return visit;
      }),
    /** Ending a visit again changes nothing. */
    endVisit: (id: string): void => {
      if (end.run(nowMs(), id).changes === 0) throw appError('log.not-found', { what: 'visit' });
    },
    visits: (siteId: string): readonly Visit[] =>
      ofSite.all(siteId).map((row) => readAs(visitSchema, row, file)),
  };
};

/** Sites with their sockets and visits. */
export const createSiteStore = (context: StoreContext) => {
  const { requireSite, ...sites } = createSites(context);
  return { ...sites, ...createSockets(context, requireSite), ...createVisits(context, requireSite) };
};
