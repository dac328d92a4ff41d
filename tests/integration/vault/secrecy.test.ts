import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { createRouterClient, ORPCError } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { openSiteLog } from '#core/adapters/sqlite/openSiteLog.ts';
import { createBridgeInterceptor } from '#core/procedures/bridgeInterceptor.ts';
import { createReportUnexpected } from '#core/procedures/errorBoundary.ts';
import { createVaultProcedures } from '#core/procedures/vaultProcedures.ts';
import { exportCsv } from '#core/sitelog/exportCsv.ts';
import { exportJson } from '#core/sitelog/exportJson.ts';
import { createRecordReveal } from '#core/vault/recordReveal.ts';
import { appError } from '#shared/errors/appError.ts';
import { cheap, newVault, passphrase, tamper, testClock, vaultAt, vaultPath } from './vaultFixture.ts';

const value = 'SEKRET-wifi-password';
const nextPassphrase = 'SEKRET entirely different';
const serial = 'NX-2604-0017';
const point = 'wifi.password';

const bridgeOver = (path: string, fail?: () => never) => {
  const incidents: string[] = [];
  const log = openSiteLog({
    file: join(dirname(path), 'site-log.sqlite'),
    appVersion: '0.0.0-test',
    clock: testClock(),
    holder: { processId: process.pid, startedAtMs: 1, label: 'test' },
  });
  onTestFinished(() => log.close());
  const vault = vaultAt(path, { cost: cheap });
  const record = createRecordReveal(log, () => 'Jana Dvořáková');
  const unexpected = createReportUnexpected(
    { error: (fields, message) => incidents.push(inspect(fields, { depth: 9 }) + message) },
    () => 'incident',
  );
  const router = { vault: createVaultProcedures({ vault, recordReveal: fail ?? record }) };
  const interceptors = [createBridgeInterceptor(unexpected) as never];
  return { api: createRouterClient(router, { interceptors }).vault, log, vault, incidents };
};

/** Everything that a failed call lets out. */
const failureOf = async (work: Promise<unknown>): Promise<ORPCError<string, unknown>> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ORPCError) return error;
    throw error;
  }
  throw new Error('did not fail');
};

test('the bridge makes, lists, shows, changes and removes', async () => {
  const { api, log } = bridgeOver(vaultPath());
  const states = await api.watch();
  expect((await states.next()).value).toEqual({ kind: 'none' });
  expect(await api.create({ passphrase, useSystemKey: false })).toMatchObject({ kind: 'unlocked' });
  expect((await states.next()).value).toMatchObject({ kind: 'unlocked' });
  await states.return(undefined);
  expect(await api.put({ serial, point, value })).toEqual([
    { serial, point, changedAtMs: expect.any(Number), isPending: false },
  ]);
  expect(await api.reveal({ serial, point })).toEqual({ current: value, pending: [] });
  expect(log.entries({}, { limit: 9 }).entries).toMatchObject([
    { kind: 'access', chargerSerial: serial, person: 'Jana Dvořáková', details: { secret: 'shown', point } },
  ]);
  expect(await api.changePassphrase({ old: passphrase, next: nextPassphrase })).toMatchObject({
    kind: 'unlocked',
  });
  expect(await api.lock()).toMatchObject({ kind: 'locked' });
  expect(await api.list()).toHaveLength(1);
  expect((await failureOf(api.reveal({ serial, point }))).code).toBe('vault.locked');
  expect(await api.unlock({ passphrase: nextPassphrase })).toMatchObject({ kind: 'unlocked' });
  expect(await api.remove({ serial, point })).toEqual([]);
  expect((await failureOf(api.reveal({ serial, point }))).code).toBe('vault.not-found');
  expect(log.entries({}, { limit: 9 }).total).toBe(1);
});

test('a secret whose showing cannot be recorded is not shown', async () => {
  const path = vaultPath();
  (await newVault(path)).put(serial, point, value, { inForce: true });
  const { api } = bridgeOver(path, () => {
    throw appError('log.disk-full', {});
  });
  await api.unlock({ passphrase });
  const error = await failureOf(api.reveal({ serial, point }));
  expect([error.code, inspect(error).includes(value)]).toEqual(['log.disk-full', false]);
});

test('no secret and no passphrase is in a file, a log, an export, an error, a state or an incident', async () => {
  const path = vaultPath();
  const { api, log, vault, incidents } = bridgeOver(path);
  const told: unknown[] = [];
  await api.create({ passphrase: nextPassphrase, useSystemKey: false });
  await api.put({ serial, point, value });
  vault.put(serial, point, `${value}-2`);
  await api.reveal({ serial, point });
  told.push(await api.list(), vault.state(), vault);

  told.push(await failureOf(api.create({ passphrase: nextPassphrase, useSystemKey: false })));
  told.push(await failureOf(api.put({ serial: '', point, value })));
  told.push(await failureOf(api.put({ serial, point, value: value.repeat(100) })));
  told.push(await failureOf(api.put({ serial, point, value: `${value}\ud83d` })));
  told.push(await failureOf(api.unlock({ passphrase: `${nextPassphrase} no` })));
  told.push(await failureOf(api.changePassphrase({ old: nextPassphrase, next: 'SEKRET' })));
  tamper(path, (text) => text.replace(serial, 'NX-0000-0000'));
  told.push(await failureOf(api.reveal({ serial, point })));
  told.push(await failureOf(api.unlock({ passphrase: nextPassphrase })));

  const exports = [...exportCsv(log, {}), ...exportJson(log, {})].join('');
  expect(exports).toContain(serial);
  const files = readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name), 'latin1'));
  const everything = [
    exports,
    ...files,
    ...incidents,
    ...told.flatMap((one) => [inspect(one, { depth: 20, showHidden: true }), JSON.stringify(one)]),
  ];
  for (const form of [
    'SEKRET',
    Buffer.from('SEKRET').toString('hex'),
    Buffer.from(value).toString('base64'),
  ]) {
    expect(everything.filter((text) => text?.includes(form))).toEqual([]);
  }
});
