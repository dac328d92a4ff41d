import { expect, test } from 'vitest';
import { exportJson } from '#core/sitelog/exportJson.ts';
import { verifyLog } from '#core/sitelog/verifyLog.ts';
import { listedEntry, listedLog } from './listedLog.ts';

test('an empty export is valid JSON', () => {
  expect(JSON.parse([...exportJson(listedLog([]), { text: '"x"' })].join(''))).toEqual({
    export: 'nexus-site-log',
    exportVersion: 1,
    filter: { text: '"x"' },
    entries: [],
    sites: [],
    sockets: [],
    snapshots: [],
  });
});

test('entries are exported unchanged, with what they refer to and nothing else', () => {
  const entries = [
    listedEntry(),
    listedEntry({ number: 2, siteId: 's1', snapshotId: 'gone', details: { text: '=1' } }),
    listedEntry({ number: 3, siteId: 's1' }),
  ];
  const exported: unknown = JSON.parse([...exportJson(listedLog(entries), {})].join(''));
  expect(exported).toMatchObject({ entries, sites: [{ id: 's1' }], sockets: [], snapshots: [] });
});

test('verification gives the report of a whole chain and names the entry that breaks one', () => {
  const whole = { entries: 3, brokenAt: null, lastHash: 'a' };
  expect(verifyLog({ verify: () => whole })).toEqual(whole);
  expect(() => verifyLog({ verify: () => ({ ...whole, brokenAt: 2 }) })).toThrow('log.chain-broken');
});
