import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '#core/adapters/clock/systemClock.ts';
import { openManualFiles } from '#core/adapters/files/manualFiles.ts';
import { createManuals, isPdf } from '#core/manuals/createManuals.ts';
import { startBrowserServer } from '#server/startBrowserServer.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pdf = bytesOf(`%PDF-1.7\n${'x'.repeat(5000)}\n%%EOF\n`);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-manuals-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made = (openDocument?: (path: string) => Promise<void>) =>
  createManuals({
    files: openManualFiles(join(folder, 'manuals')),
    clock: createSystemClock(),
    ...(openDocument ? { openDocument } : {}),
  });

test('a manual is kept over a restart, replaced and removed', () => {
  const first = made();
  expect(first.list()).toEqual([]);
  first.keep('NEXUS 32', 'Návod.pdf', pdf);
  first.keep('NEXUS 32', 'newer.pdf', pdf);
  expect(made().list()).toMatchObject([{ model: 'NEXUS 32', fileName: 'newer.pdf', bytes: pdf.length }]);
  made().remove('NEXUS 32');
  expect(made().list()).toEqual([]);
  expect(readdirSync(join(folder, 'manuals'))).toEqual([]);
  expect(() => made().remove('NEXUS 32')).toThrow(expect.objectContaining({ code: 'manual.none' }));
});

test.each([
  ['nothing', ''],
  ['a web page', '<html>%%EOF</html>'],
  ['a PDF that was cut off', `%PDF-1.7\n${'x'.repeat(5000)}`],
])('%s is no manual', (_name, text) => {
  expect(isPdf(bytesOf(text))).toBe(false);
  expect(() => made().keep('NEXUS 32', 'a.pdf', bytesOf(text))).toThrow(
    expect.objectContaining({ code: 'manual.not-pdf' }),
  );
});

test('a model whose name is a path stays in its folder', () => {
  made().keep('../../outside', 'a.pdf', pdf);
  expect(readdirSync(folder)).toEqual(['manuals']);
  expect(made().list()).toHaveLength(1);
});

test('a damaged note is no manual', () => {
  made().keep('NEXUS 32', 'a.pdf', pdf);
  const note = readdirSync(join(folder, 'manuals')).find((name) => name.endsWith('.json')) ?? '';
  writeFileSync(join(folder, 'manuals', note), '{');
  expect(made().list()).toEqual([]);
});

test('where the computer can show it, its own program gets the file, and no path leaves', async () => {
  const shown: string[] = [];
  const manuals = made(async (path) => void shown.push(path));
  manuals.keep('NEXUS 32', 'a.pdf', pdf);
  expect(await manuals.open('NEXUS 32')).toBeNull();
  expect(shown).toEqual([expect.stringMatching(/\.pdf$/)]);
  const failing = made(() => Promise.reject(new Error('no program')));
  await expect(failing.open('NEXUS 32')).rejects.toMatchObject({ code: 'manual.not-opened' });
});

test('a 60 MB file is refused before its first byte is kept', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const piece = { model: 'NEXUS 32', uploadId: 'upload-1', fileName: 'big.pdf', at: 0 };
  const base64 = Buffer.from(pdf).toString('base64');
  await expect(on.api.manuals.import({ ...piece, total: 60_000_000, base64 })).rejects.toMatchObject({
    code: 'manual.too-large',
  });
  expect(await on.api.manuals.list()).toEqual([]);
  expect(await on.api.manuals.import({ ...piece, total: pdf.length, base64 })).toMatchObject({
    fileName: 'big.pdf',
  });
});

test('browser mode shows it only under the path that was given out, and only to a browser that is in', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { manuals } = on.core;
  manuals.keep('NEXUS 32', 'Návod.pdf', pdf);
  const server = await startBrowserServer({
    core: on.core,
    rendererDir: folder,
    documents: manuals.load,
    port: 0,
  });
  try {
    const origin = `http://127.0.0.1:${server.port}`;
    const { path } = await on.api.manuals.open({ model: 'NEXUS 32' });
    const entry = await fetch(server.mintAddress('window'), { redirect: 'manual' });
    const cookie = (entry.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const got = await fetch(`${origin}${path ?? ''}`, { headers: { cookie } });
    expect(got.status).toBe(200);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "inline; filename*=UTF-8''N%C3%A1vod.pdf",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(pdf);
    expect((await fetch(`${origin}${path ?? ''}`)).headers.get('content-type')).not.toBe('application/pdf');
    expect((await fetch(`${origin}/manual/guess.pdf`, { headers: { cookie } })).status).toBe(404);
  } finally {
    await server.close();
  }
});
