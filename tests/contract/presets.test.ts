import { safe } from '@orpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackEndPreset } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

let on: CoreOnSite;
beforeAll(async () => {
  on = await startCoreOnSite({ chargers: 1 });
});
afterAll(() => on[Symbol.asyncDispose]());

const preset: BackEndPreset = {
  name: 'Firma',
  url: 'wss://csms.example.com/ocpp/',
  profile: 2,
  heartbeatS: 120,
  meterIntervalS: 30,
  offline: 1,
  acceptsProfiles: false,
};
const own = async () => (await on.api.presets.list()).own;
const saved = async (change: Partial<BackEndPreset>, id: string | null = null) => {
  const done = await on.api.presets.save({ id, preset: { ...preset, ...change } });
  if (done.kind !== 'saved') throw new Error(JSON.stringify(done));
  return done.saved;
};

test('a back end is kept, changed, renamed, removed, and is back after an undo', async () => {
  const first = await saved({});
  expect(first.preset.url).toBe('wss://csms.example.com/ocpp');
  expect(await on.api.presets.save({ id: null, preset: { ...preset, name: 'FIRMA' } })).toMatchObject({
    kind: 'name-taken',
    by: { id: first.id },
  });
  expect(await saved({ name: 'FIRMA', profile: 3 }, first.id)).toMatchObject({ id: first.id });
  const { removed } = await on.api.presets.remove({ id: first.id });
  expect([removed?.preset.profile, await own()]).toEqual([3, []]);
  if (removed !== null) await on.api.presets.save({ id: removed.id, preset: removed.preset });
  expect(await own()).toMatchObject([{ id: first.id, preset: { name: 'FIRMA' } }]);
  await on.api.presets.remove({ id: first.id });
});

test('what breaks a rule is refused with its findings, and a private key among the certificates too', async () => {
  const root = createTestAuthority('Root');
  const { key } = root.issue({ commonName: 'NX1', names: [] });
  const codes = async (change: Partial<BackEndPreset>) => {
    const done = await on.api.presets.save({ id: null, preset: { ...preset, ...change } });
    expect(JSON.stringify(done)).not.toContain(key.split('\n')[1]);
    return done.kind === 'refused' ? done.findings.map(({ code }) => code) : done.kind;
  };
  expect(await codes({ url: 'https://csms.example.com' })).toContain('url-scheme');
  expect(await codes({ caPem: root.certificate + key })).toContain('cert-key-in-ca');
  expect(await codes({ caPem: 'nonsense' })).toContain('cert-unreadable');
  expect(await own()).toEqual([]);
  const { error } = await safe(
    // An identity is no part of a preset, whoever asks.
    on.api.presets.save({ id: null, preset: { ...preset, identity: 'CP001' } as BackEndPreset }),
  );
  expect(error).toMatchObject({ code: 'input.invalid' });
});

test('a colleague’s file is shown first, then taken over: new ones and those of the same name', async () => {
  const caPem = createTestAuthority('Root').certificate;
  const mine = await saved({ name: 'A' });
  await saved({ name: 'B', caPem });
  const { text } = await on.api.presets.writeFile({ ids: (await own()).map(({ id }) => id) });
  await saved({ name: 'A', heartbeatS: 60 }, mine.id);
  for (const { id, preset: each } of await own()) if (each.name === 'B') await on.api.presets.remove({ id });

  const file = await on.api.presets.readFile({ text });
  if (file.kind !== 'read') throw new Error(file.problem);
  expect(file.rows.map(({ preset: { name }, state }) => [name, state])).toEqual([
    ['A', 'replaces'],
    ['B', 'new'],
  ]);
  expect(await own()).toHaveLength(1);
  await on.api.presets.takeOver({ presets: file.rows.map((row) => row.preset) });
  expect(await own()).toMatchObject([
    { id: mine.id, preset: { name: 'A', heartbeatS: 120 } },
    { preset: { name: 'B', caPem } },
  ]);
  expect(await on.api.presets.readFile({ text })).toMatchObject({
    rows: [{ state: 'same' }, { state: 'same' }],
  });
  expect(await on.api.presets.readFile({ text: '{}' })).toMatchObject({
    kind: 'problem',
    problem: 'other-file',
  });
});
