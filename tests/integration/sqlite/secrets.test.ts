import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { secretPoints } from '#shared/domain/secretPoints.ts';
import { logFile, note, openTestLog, snapshotOf } from './siteLogFixture.ts';

test.each(secretPoints)('the value of %s enters neither entries, snapshots nor jobs', (point) => {
  const file = logFile();
  const log = openTestLog({ file });
  const secret = 'Kobylisy-4711';
  const job = { id: 'j', kind: 'k', siteId: null, chargerSerial: null, open: true };
  const attempts = [
    () => log.append(note({ changes: [{ point, before: secret, result: 'written' }] })),
    () => log.append(note({ changes: [{ point, wanted: secret, secret: true, result: 'written' }] })),
    () => log.append(note({ changes: [{ point, found: secret, result: 'written' }] })),
    () => log.append(note({ details: { desired: { [point]: secret } } })),
    () => log.append(note({ details: { list: [{ point, value: secret }] } })),
    () => log.saveSnapshot(snapshotOf({ values: { [point]: secret } })),
    () => log.saveJob({ ...job, state: { desired: { [point]: secret } } }),
  ];
  for (const attempt of attempts) expect(attempt).toThrow('input.invalid');
  log.append(note({ changes: [{ point, secret: true, result: 'written' }] }));
  log.append(note({ details: { secretsSet: { [point]: true } } }));
  log.saveSnapshot(snapshotOf({ values: { [point]: point === 'access.pin' ? 0 : '' } }));

  expect(log.verify()).toMatchObject({ entries: 2, brokenAt: null });
  for (const name of readdirSync(dirname(file))) {
    expect(readFileSync(join(dirname(file), name)).includes(secret)).toBe(false);
  }
});

test('a change marked secret carries no value, whatever its point', () => {
  const log = openTestLog({ file: logFile() });
  const changes = [{ point: 'their.key', wanted: 'x', secret: true, result: 'written' }] as const;
  expect(() => log.append(note({ changes: [...changes] }))).toThrow('input.invalid');
});
