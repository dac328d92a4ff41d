import { implement } from '@orpc/server';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { exportCsv } from '#core/sitelog/exportCsv.ts';
import { exportJson } from '#core/sitelog/exportJson.ts';
import { logContract } from '#shared/contract/log.ts';
import { appError } from '#shared/errors/appError.ts';
import { stateStream } from './streams.ts';

const entryOrThrow = (log: SiteLog, id: string) => {
  const entry = log.entry(id);
  if (!entry) throw appError('log.not-found', { what: id });
  return entry;
};

export const createLogProcedures = (log: SiteLog) => {
  const os = implement(logContract);
  return {
    sites: os.sites.handler(() =>
      log.sites().map((site) => {
        const { entries, total } = log.entries({ siteId: site.id }, { limit: 1 });
        return {
          ...site,
          chargers: [...log.chargers(site.id)],
          sockets: [...log.sockets(site.id)],
          entries: total,
          lastEntryAtMs: entries[0]?.atMs ?? null,
        };
      }),
    ),
    createSite: os.createSite.handler(({ input }) => log.createSite(input)),
    visits: os.visits.handler(({ input }) => [...log.visits(input.siteId)]),
    entries: os.entries.handler(({ input }) => {
      const { filter, ...page } = input;
      const found = log.entries(filter, {
        limit: page.limit,
        ...(page.before === undefined ? {} : { before: page.before }),
      });
      return { ...found, entries: [...found.entries] };
    }),
    entry: os.entry.handler(({ input }) => {
      const entry = entryOrThrow(log, input.id);
      return {
        entry,
        intent: entry.intentId ? (log.entry(entry.intentId) ?? null) : null,
        snapshot: entry.snapshotId ? (log.snapshot(entry.snapshotId) ?? null) : null,
      };
    }),
    snapshot: os.snapshot.handler(({ input }) => {
      const snapshot = log.snapshot(input.id);
      if (!snapshot) throw appError('log.not-found', { what: input.id });
      return snapshot;
    }),
    export: os.export.handler(async function* ({ input }) {
      const pieces = input.format === 'csv' ? exportCsv(log, input.filter) : exportJson(log, input.filter);
      yield* pieces;
    }),
    verify: os.verify.handler(() => log.verify()),
    watch: os.watch.handler(({ signal }) =>
      stateStream(
        () => ({ newest: log.entries({}, { limit: 1 }).entries[0]?.number ?? 0 }),
        (listener) => log.onAppended(listener),
        signal,
      ),
    ),
  };
};
