import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${path}/${entry.name}`);

const sourcesIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const rooms = ['src', 'src/core', 'src/renderer/src'].flatMap(foldersIn);

const sources = ['src', 'tests', 'scripts'].flatMap(sourcesIn);

test.each(rooms)('%s has a README of at most 15 lines', (room) => {
  const readme = join(root, room, 'README.md');
  expect(existsSync(readme), 'README.md is there').toBe(true);
  expect(readFileSync(readme, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(15);
});

test('no file is longer than 400 lines', () => {
  const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
});

test('nobody switches a check off or leaves work for somebody else', () => {
  const words = ['oxlint', 'eslint', 'biome', 'ts'].flatMap((tool) =>
    ['disable', 'ignore', 'expect-error', 'nocheck'].map((action) => `${tool}-${action}`),
  );
  const offending = sources
    .filter((file) => !file.startsWith(join(root, 'tests', 'arch')))
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      return words.some((word) => text.includes(word)) || /\b(TODO|FIXME)\b/.test(text);
    });
  expect(offending).toEqual([]);
});
