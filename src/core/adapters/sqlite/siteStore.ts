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

/** Sites with their sockets and visits. */
export const createSiteStore = ({ db, file, nowMs, newId }: StoreContext) => {
  const sites = db.prepare<[], SiteRow>(`SELECT ${siteColumns} FROM site ORDER BY name, created_at_ms`);
  const site = db.prepare<[string], SiteRow>(`SELECT ${siteColumns} FROM site WHERE id = ?`);
  const insertSite = db.prepare(
    'INSERT INTO site (id, name, country, practice, created_at_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const sockets = db.prepare<[string], unknown>(
    `SELECT ${socketColumns} FROM socket WHERE site_id = ? ORDER BY label`,
  );
  const socketByLabel = db.prepare<[string, string], unknown>(
    `SELECT ${socketColumns} FROM socket WHERE site_id = ? AND label = ?`,
  );
  const insertSocket = db.prepare(
    'INSERT INTO socket (id, site_id, label, created_at_ms) VALUES (?, ?, ?, ?)',
  );
  const visits = db.prepare<[string], unknown>(
    `SELECT ${visitColumns} FROM visit WHERE site_id = ? ORDER BY started_at_ms DESC, rowid DESC`,
  );
  const insertVisit = db.prepare(
    'INSERT INTO visit (id, site_id, person, started_at_ms) VALUES (?, ?, ?, ?)',
  );
  const endVisit = db.prepare('UPDATE visit SET ended_at_ms = coalesce(ended_at_ms, ?) WHERE id = ?');

  const readSite = (row: SiteRow): Site => readAs(siteSchema, { ...row, practice: row.practice === 1 }, file);
  const requireSite = (id: string): void => {
    if (site.get(id) === undefined) throw appError('log.not-found', { what: 'site' });
  };

  const createSite = (input: NewSite): Site => {
    const name = typeof input.name === 'string' ? input.name.trim() : input.name;
    const made = parsedInput(siteSchema, { ...input, name, id: newId(), createdAtMs: nowMs() });
    insertSite.run(made.id, made.name, made.country, Number(made.practice), made.createdAtMs);
    return made;
  };

  return {
    createSite,
    ensureSite: (input: NewSite): Site =>
      inOneWrite(db, () => {
        const isIt = (row: SiteRow) =>
          row.name === input.name.trim() && row.practice === Number(input.practice);
        const known = sites.all().find(isIt);
        return known ? readSite(known) : createSite(input);
      }),
    sites: (): readonly Site[] => sites.all().map(readSite),
    site: (id: string): Site | undefined => {
      const row = site.get(id);
      return row && readSite(row);
    },
    ensureSocket: (siteId: string, label: string): SiteSocket =>
      inOneWrite(db, () => {
        requireSite(siteId);
        const made = parsedInput(socketSchema, {
          id: newId(),
          siteId,
          label: label.trim(),
          createdAtMs: nowMs(),
        });
        const found = socketByLabel.get(siteId, made.label);
        if (found !== undefined) return readAs(socketSchema, found, file);
        insertSocket.run(made.id, made.siteId, made.label, made.createdAtMs);
        return made;
      }),
    sockets: (siteId: string): readonly SiteSocket[] =>
      sockets.all(siteId).map((row) => readAs(socketSchema, row, file)),
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
        insertVisit.run(visit.id, visit.siteId, visit.person, visit.startedAtMs);
        return visit;
      }),
    /** Ending a visit again changes nothing. */
    endVisit: (id: string): void => {
      if (endVisit.run(nowMs(), id).changes === 0) throw appError('log.not-found', { what: 'visit' });
    },
    visits: (siteId: string): readonly Visit[] =>
      visits.all(siteId).map((row) => readAs(visitSchema, row, file)),
  };
};
