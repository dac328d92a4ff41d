import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadProfileStore } from '#core/adapters/files/profileStore.ts';
import { bundledFolder } from '#tests/profiles/allProfiles.ts';

const nexus = readFileSync(join(bundledFolder, 'nexus/nexus-reference.yaml'), 'utf8');
let user = '';

beforeEach(() => {
  user = mkdtempSync(join(tmpdir(), 'profiles-'));
});
afterEach(() => rmSync(user, { recursive: true }));

const loadWith = (text: string) => {
  writeFileSync(join(user, 'own.yaml'), text);
  return loadProfileStore({ bundled: bundledFolder, user });
};

test('takes a profile of the user as unverified', () => {
  const store = loadWith(nexus.replace('id: nexus-reference', 'id: my-box'));
  expect(store.profile('my-box')?.verified).toBe(false);
  expect(store.profile('nexus-reference')?.verified).toBe(true);
  expect(store.refused()).toEqual([]);
});

test('refuses a profile that takes the id of a bundled one', () => {
  const store = loadWith(nexus);
  expect(store.refused()).toMatchObject([{ file: 'own.yaml', error: { code: 'profile.bundled-id' } }]);
  expect(store.profile('nexus-reference')?.verified).toBe(true);
});

test.each([
  ['an unknown key', nexus.replace('id: nexus-reference', 'id: my-box\ncolour: red'), 'colour'],
  ['no YAML at all', 'a: [', 'at line'],
  ['an overlap', nexus.replace('id: nexus-reference', 'id: my-box').replace('at: 3,', 'at: 2,'), 'overlaps'],
  ['nothing', '', 'expected object'],
])('refuses %s with a readable reason', (_what, text, reason) => {
  const [refused] = loadWith(text).refused();
  expect(refused?.error).toMatchObject({
    code: 'profile.invalid',
    details: { file: 'own.yaml', reason: expect.stringContaining(reason) },
  });
});

test('does without a folder of the user', () => {
  const store = loadProfileStore({ bundled: bundledFolder, user: join(user, 'missing') });
  expect(store.profiles()).toHaveLength(1);
});
