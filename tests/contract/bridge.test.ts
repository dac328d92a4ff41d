import { isDefinedError, safe } from '@orpc/client';
import { isContractProcedure } from '@orpc/contract';
import { createRouterClient, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { contractHash } from '#shared/contract/contractHash.ts';
import { errorCodes } from '#shared/errors/catalogue.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

let on: CoreOnSite;
beforeAll(async () => {
  on = await startCoreOnSite({ chargers: 1 });
});
afterAll(() => on[Symbol.asyncDispose]());

const proceduresOf = (node: unknown, path: string[] = []): { path: string; codes: string[] }[] =>
  isContractProcedure(node)
    ? [{ path: path.join('.'), codes: Object.keys(node['~orpc'].errorMap) }]
    : Object.entries(node as object).flatMap(([name, child]) => proceduresOf(child, [...path, name]));

const procedures = proceduresOf(contract);

test('every procedure declares errors of the catalogue only, the two common ones among them', () => {
  expect(procedures.length).toBeGreaterThan(30);
  for (const { path, codes } of procedures) {
    expect([path, codes]).toEqual([path, expect.arrayContaining(['internal.unexpected', 'input.invalid'])]);
    expect(codes.filter((code) => !(errorCodes as string[]).includes(code))).toEqual([]);
  }
});

test('every procedure of the contract has a handler', () => {
  const has = (path: string) =>
    path
      .split('.')
      .reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], on.core.router);
  for (const { path } of procedures) expect([path, has(path) !== undefined]).toEqual([path, true]);
});

test('hello tells version, host and the hash of this contract', async () => {
  expect(await on.api.app.hello()).toEqual({
    appVersion: '0.0.0-test',
    contractHash: contractHash(),
    host: 'browser',
  });
  expect(contractHash()).toMatch(/^[0-9a-f]{16}$/);
});

test('input that does not fit is answered with the field, not with what was sent', async () => {
  const { error } = await safe(on.api.log.createSite({ name: '   ', country: 'CZ', practice: true }));
  expect(isDefinedError(error)).toBe(true);
  expect(error).toMatchObject({
    code: 'input.invalid',
    data: { details: { field: 'name', reason: 'too_small' }, retryable: false },
  });
});

test('a known error crosses with code, details and retryable, and no text', async () => {
  const { error } = await safe(on.api.jobs.review({ id: 'nobody' }));
  expect(error).toMatchObject({
    code: 'job.not-found',
    message: 'job.not-found',
    data: { details: { job: 'nobody' }, retryable: false },
  });
});

test('a stream tells the present state first and a known error inside it keeps its code', async () => {
  const states = await on.api.practice.watch();
  expect((await states.next()).value).toEqual({ kind: 'stopped' });
  await states.return(undefined);
  const broken = await on.api.jobs.watch({ id: 'nobody' });
  await expect(broken.next()).rejects.toMatchObject({ code: 'job.not-found' });
});

test('an unknown error crosses as an incident without its text', async () => {
  const failing = createRouterClient(
    { ...on.core.router, app: on.core.router.app },
    {
      interceptors: [
        on.core.interceptor as never,
        (() => Promise.reject(new Error('the disk at a secret place is broken'))) as never,
      ],
    },
  );
  const { error } = await safe(failing.app.hello());
  expect(error).toBeInstanceOf(ORPCError);
  expect(error).toMatchObject({ code: 'internal.unexpected' });
  expect(JSON.stringify(error)).not.toContain('secret place');
});

test('settings are kept and answered as a whole', async () => {
  await on.api.app.saveSettings({ theme: 'outdoor', isMuted: true });
  const next = await on.api.app.saveSettings({ language: 'cs' });
  expect(next).toMatchObject({ theme: 'outdoor', language: 'cs', isMuted: true });
  expect(await on.api.app.settings()).toEqual(next);
});
