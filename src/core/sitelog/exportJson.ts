import type { SiteLog } from '#core/ports/siteLog.ts';
import type { EntryFilter, LogEntry } from '#shared/domain/logEntry.ts';
import { inPieces } from './inPieces.ts';

type Source = Pick<SiteLog, 'eachEntry' | 'site' | 'sockets' | 'snapshot'>;

/** Values as members of a JSON array, one per line. */
function* members(values: Iterable<unknown>): Generator<string, undefined> {
  let isFirst = true;
  for (const value of values) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(value)}`;
    isFirst = false;
  }
  return undefined;
}

function* found<T>(ids: Iterable<string>, look: (id: string) => T | undefined): Generator<T, undefined> {
  for (const id of ids) {
    const value = look(id);
    if (value !== undefined) yield value;
  }
  return undefined;
}

const collect = (ids: Set<string>, id: string | null): void => {
  if (id !== null) ids.add(id);
};

function* jsonTexts(log: Source, filter: EntryFilter): Generator<string, undefined> {
  const siteIds = new Set<string>();
  const socketIds = new Set<string>();
  const snapshotIds = new Set<string>();

  function* entries(): Generator<LogEntry, undefined> {
    for (const entry of log.eachEntry(filter)) {
      collect(siteIds, entry.siteId);
      collect(socketIds, entry.socketId);
      collect(snapshotIds, entry.snapshotId);
      yield entry;
    }
    return undefined;
  }

  yield `{"export":"nexus-site-log","exportVersion":1,"filter":${JSON.stringify(filter)},\n"entries":[`;
  yield* members(entries());
  yield '\n],\n"sites":[';
  yield* members(found(siteIds, (id) => log.site(id)));
  yield '\n],\n"sockets":[';
  const sockets = [...siteIds].flatMap((id) => log.sockets(id)).filter(({ id }) => socketIds.has(id));
  yield* members(sockets);
  yield '\n],\n"snapshots":[';
  yield* members(found(snapshotIds, (id) => log.snapshot(id)));
  yield '\n]}\n';
  return undefined;
}

/**
 * The entries of a filter as JSON, oldest first and exactly as they were hashed, then the sites, sockets and snapshots
 * they refer to. Comes in pieces, so that a long log is never in memory at once. docs/log-format.md tells how somebody
 * else verifies it.
 */
export const exportJson = (log: Source, filter: EntryFilter): Generator<string, undefined> =>
  inPieces(jsonTexts(log, filter));
