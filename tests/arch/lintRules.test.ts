import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

const planted: Readonly<Record<string, string>> = {
  'import(no-default-export)': 'export default 1;',
  'eslint(no-console)': "export const a = () => console.log('a');",
  'typescript(no-explicit-any)': 'export const a = (b: any) => String(b);',
  'typescript(ban-ts-comment)': '// @ts-ignore\nexport const a: number = 1;',
  'typescript(no-floating-promises)': 'export const a = async () => 1;\nexport const b = () => {\n  a();\n};',
  'eslint(max-lines)': Array.from({ length: 401 }, (_, line) => `export const a${line} = 1;`).join('\n'),
};

let folder = '';
let report = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-lint-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  // Rules that know types need a project around the file.
  const compilerOptions = { strict: true, target: 'ES2024', module: 'ESNext', moduleResolution: 'Bundler' };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  Object.values(planted).forEach((text, index) => {
    writeFileSync(join(folder, `planted${index}.ts`), `${text}\n`);
  });
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const args = [oxlint, '--type-aware', '-f', 'unix', folder];
  report = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.keys(planted).map((rule, index) => ({ rule, index })))(
  'lint catches what breaks $rule',
  ({ rule, index }) => {
    expect(
      report.split('\n').some((line) => line.includes(`planted${index}.ts`) && line.includes(rule)),
    ).toBe(true);
  },
);
