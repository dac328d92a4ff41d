import { createRequire, Module } from 'node:module';
import { dirname, join, sep } from 'node:path';

export interface FreshModuleOptions {
  readonly packageName: string;
  /** Module specifiers, as seen from the package, and what stands in for them. */
  readonly replace: ReadonlyMap<string, unknown>;
}

const standIn = (path: string, exports: unknown): NodeJS.Module =>
  Object.assign(new Module(path), { filename: path, loaded: true, exports });

/**
 * Loads a CommonJS package once more, unmodified, with some of its dependencies replaced. The process's own module
 * cache is afterwards as it was, so that any number of copies can live side by side.
 */
export const loadFresh = <T>(options: FreshModuleOptions, load: (require: NodeJS.Require) => T): T => {
  const root = dirname(createRequire(import.meta.url).resolve(`${options.packageName}/package.json`));
  const inside = createRequire(join(root, 'package.json'));
  const { cache } = inside;
  const isOwn = (path: string) => path.startsWith(root + sep);

  const before = new Map<string, NodeJS.Module | undefined>();
  for (const path of Object.keys(cache).filter(isOwn)) {
    before.set(path, cache[path]);
    delete cache[path];
  }
  for (const [specifier, exports] of options.replace) {
    const path = inside.resolve(specifier);
    if (!before.has(path)) before.set(path, cache[path]);
    cache[path] = standIn(path, exports);
  }
  try {
    return load(inside);
  } finally {
    for (const path of Object.keys(cache).filter(isOwn)) delete cache[path];
    for (const [path, module] of before) {
      if (module) cache[path] = module;
      else delete cache[path];
    }
  }
};
