import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exportJson } from '#core/sitelog/exportJson.ts';
import { logEntrySchema, snapshotSchema } from '#shared/domain/logEntry.ts';
import { logFile, note, openTestLog, snapshotOf } from './siteLogFixture.ts';

// Nothing of the product makes hashes here: this is what somebody else would write after reading docs/log-format.md.
const rfc8785 = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(rfc8785).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${rfc8785(inner)}`).join(',')}}`;
};
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const hashOf = ({ hash: _hash, ...row }: { hash: string; previousHash: string }): string =>
  sha256(row.previousHash + rfc8785(row));

const page = readFileSync(new URL('../../../docs/log-format.md', import.meta.url), 'utf8');
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\\n(.*?)\\n\`\`\``, 'gs'))].map((match) => match[1] ?? '');

test('the hashes on the page of the log format follow from what is printed there', () => {
  const [snapshot = ''] = blocks('json snapshot');
  const entries = blocks('json entry').map((block) => logEntrySchema.strict().parse(JSON.parse(block)));
  const [row = ''] = blocks('text row');
  expect(entries).toHaveLength(2);
  let previousHash = '0'.repeat(64);
  for (const [index, entry] of entries.entries()) {
    expect(entry).toMatchObject({ number: index + 1, previousHash });
    expect(hashOf(entry)).toBe(entry.hash);
    previousHash = entry.hash;
  }
  expect(sha256('0'.repeat(64) + row)).toBe(entries[0]?.hash);
  const snapshotHash = sha256(rfc8785(snapshotSchema.strict().parse(JSON.parse(snapshot))));
  expect(entries[0]?.details['snapshotHash']).toBe(snapshotHash);
  expect(page).toContain(`\`${snapshotHash}\``);
});

test('the log makes the very hashes that are on the page', () => {
  const [snapshot = ''] = blocks('json snapshot');
  const documented = blocks('json entry').map((block) => logEntrySchema.parse(JSON.parse(block)));
  const ids = ['site-1', 'socket-1', 'snapshot-1', 'entry-1', 'entry-2'];
  let nowMs = 0;
  const log = openTestLog({
    file: logFile(),
    appVersion: '0.1.0',
    clock: { nowMs: () => nowMs },
    newId: () => ids.shift() ?? 'no-more',
  });
  const site = log.createSite({ name: 'Žabovřesky', country: 'CZ', practice: false });
  log.ensureSocket(site.id, 'Garáž 1');
  log.saveSnapshot(snapshotSchema.parse(JSON.parse(snapshot)));
  for (const entry of documented) {
    const { id, number, format, atMs, appVersion, previousHash, hash, ...input } = entry;
    nowMs = atMs;
    expect(log.append(input)).toEqual({ ...input, id, number, format, atMs, appVersion, previousHash, hash });
  }
});

test('an exported log is verified outside with nothing but the page', () => {
  const log = openTestLog({ file: logFile() });
  const site = log.createSite({ name: 'Žabovřesky', country: 'CZ', practice: false });
  const other = log.createSite({ name: 'Other', country: 'DE', practice: false });
  const socket = log.ensureSocket(site.id, 'Stání 7');
  log.ensureSocket(site.id, 'unused');
  const snapshot = log.saveSnapshot(snapshotOf());
  log.saveSnapshot(snapshotOf({ firmware: 'unused' }));
  log.append(note({ siteId: site.id, details: { zero: -0, small: 1e-7, big: 1e21, text: '\u2028"\\\n€' } }));
  log.append(note({ siteId: site.id, socketId: socket.id, snapshotId: snapshot.id }));
  log.append(note({ siteId: other.id }));

  const exported = z
    .object({
      export: z.literal('nexus-site-log'),
      exportVersion: z.literal(1),
      entries: z.array(logEntrySchema.loose()),
      sites: z.array(z.object({ id: z.string() })),
      sockets: z.array(z.object({ label: z.string() })),
      snapshots: z.array(snapshotSchema),
    })
    .parse(JSON.parse([...exportJson(log, {})].join('')));
  let previousHash = '0'.repeat(64);
  for (const entry of exported.entries) {
    expect(entry.previousHash).toBe(previousHash);
    expect(hashOf(entry)).toBe(entry.hash);
    previousHash = entry.hash;
  }
  expect(previousHash).toBe(log.verify().lastHash);
  expect(exported.sites.map(({ id }) => id)).toEqual([site.id, other.id]);
  expect(exported.sockets.map(({ label }) => label)).toEqual(['Stání 7']);
  expect(exported.snapshots).toEqual([snapshot]);
  expect(sha256(rfc8785(exported.snapshots[0]))).toBe(exported.entries[1]?.details['snapshotHash']);

  const some = JSON.parse([...exportJson(log, { siteId: other.id })].join(''));
  expect(some).toMatchObject({ filter: { siteId: other.id }, sockets: [], snapshots: [] });
});
