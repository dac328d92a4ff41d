import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { parseAst } from 'vite';
import { filesBelow } from './sources.mjs';

const DRIVERS = [
  '@abandonware/noble',
  '@abandonware/bleno',
  '@abandonware/bluetooth-hci-socket',
  'modbus-serial',
  'better-sqlite3',
  'ocpp-rpc',
  'ajv',
  'ws',
];

/**
 * The rooms, most particular first. `may`: what it may import inside src, besides itself. `packages`: the only ones
 * it may import; without it, all but `electron` and the drivers. `takes`: drivers it may import all the same. `node`:
 * whether it may use `node:*`.
 */
const core = (...rooms) => ['src/shared', ...rooms.map((room) => `src/core/${room}`)];
const belowProvisioning = ['ports', 'sitelog', 'devices'];
const belowProcedures = [
  ...belowProvisioning,
  'provisioning',
  'configuration',
  'loadbalancing',
  'ocpp',
  'vault',
  'fleet',
  'commissioning',
  'charger',
  'firmware',
  'manuals',
  'practice',
];
const hosts = [
  ...core('createCore.ts', 'createTestBackEnd.ts', 'hosting', ...belowProcedures, 'procedures'),
  'src/core/adapters/processHost',
];

export const rooms = [
  { room: 'src/shared/contract', may: ['src/shared'], packages: ['zod', '@orpc/contract'], node: false },
  { room: 'src/shared', may: [], packages: ['zod'], node: false },
  { room: 'src/core/ports', may: core(), packages: [], node: true },
  { room: 'src/core/sitelog', may: core('ports'), node: true },
  { room: 'src/core/devices', may: core('ports', 'sitelog'), node: true },
  { room: 'src/core/provisioning', may: core(...belowProvisioning), node: true },
  { room: 'src/core/configuration', may: core(...belowProvisioning, 'provisioning'), node: true },
  { room: 'src/core/loadbalancing', may: core(...belowProvisioning, 'provisioning'), node: true },
  { room: 'src/core/ocpp', may: core(...belowProvisioning, 'provisioning'), node: true },
  { room: 'src/core/vault', may: core('ports'), node: true },
  { room: 'src/core/fleet', may: core('ports'), node: true },
  { room: 'src/core/manuals', may: core('ports'), node: true },
  { room: 'src/core/practice', may: core('ports'), node: true },
  {
    room: 'src/core/charger',
    may: core(...belowProvisioning, 'provisioning', 'configuration', 'loadbalancing'),
    node: true,
  },
  {
    room: 'src/core/firmware',
    may: core(...belowProvisioning, 'provisioning', 'configuration'),
    node: true,
  },
  {
    room: 'src/core/commissioning',
    may: core(...belowProvisioning, 'provisioning', 'loadbalancing', 'ocpp'),
    node: true,
  },
  { room: 'src/core/procedures', may: core(...belowProcedures), node: true },
  { room: 'src/core/hosting', may: core(), packages: ['@orpc/server'], node: true },
  { room: 'src/core/createCore.ts', may: ['src/core', 'src/shared'], node: true },
  { room: 'src/core/createTestBackEnd.ts', may: ['src/core', 'src/shared'], node: true },
  { room: 'src/core/adapters/*', may: core('ports'), drivers: true, node: true },
  { room: 'src/core', may: core(...belowProcedures), node: true },
  {
    room: 'src/simulator',
    may: [],
    packages: ['@abandonware/bleno', 'modbus-serial', 'ws'],
    drivers: true,
    node: true,
  },
  { room: 'src/main', may: hosts, electron: true, node: true },
  { room: 'src/server', may: hosts, takes: ['ws'], node: true },
  { room: 'src/cli', may: hosts, node: true },
  { room: 'src/preload', may: ['src/shared'], typesOnly: true, packages: [], electron: true, node: false },
  { room: 'src/renderer', may: ['src/shared', 'resources/locales'], node: false },
];

const aliases = [
  ['#renderer/', 'src/renderer/src/'],
  ['#resources/', 'resources/'],
  ['#tests/', 'tests/'],
  ...['shared', 'core', 'simulator', 'cli', 'server', 'main'].map((name) => [`#${name}/`, `src/${name}/`]),
];

const isInside = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** The room of a file as `{ folder, rule }`; `*` in a rule stands for one folder, each a room of its own. */
const roomOf = (path) => {
  for (const rule of rooms) {
    const parts = rule.room.split('/');
    const folder = path.split('/').slice(0, parts.length).join('/');
    if (parts.every((part, index) => part === '*' || part === folder.split('/')[index])) {
      return { folder, rule };
    }
  }
  return undefined;
};

/** Every specifier a file imports, statically or not: `{ specifier, isType }`; undefined for one that is computed. */
const specifiersOf = (text, path) => {
  const found = [];
  const add = (node, isType = false) =>
    found.push({ specifier: typeof node?.value === 'string' ? node.value : undefined, isType });
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'ImportDeclaration') add(node.source, node.importKind === 'type');
    else if (node.type === 'ExportNamedDeclaration' && node.source)
      add(node.source, node.exportKind === 'type');
    else if (node.type === 'ExportAllDeclaration') add(node.source, node.exportKind === 'type');
    else if (node.type === 'ImportExpression') add(node.source);
    else if (node.type === 'TSImportType') add(node.source ?? node.argument?.literal, true);
    else if (node.type === 'TSExternalModuleReference') add(node.expression);
    else if (node.type === 'CallExpression' && node.callee.name === 'require') add(node.arguments[0]);
    for (const key of Object.keys(node)) if (key !== 'type') visit(node[key]);
  };
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path).body);
  return found;
};

const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** What is wrong with importing a package or a part of Node here, or undefined. */
const outsideProblem = (rule, specifier) => {
  if (isBuiltin(specifier)) {
    if (!rule.node) return 'does not run in Node';
    const mayLoad = rule.drivers === true;
    return specifier.endsWith('module') && !mayLoad ? 'may not make a loader of its own' : undefined;
  }
  const name = packageOf(specifier);
  if (name === 'electron') return rule.electron ? undefined : 'may not import electron';
  if (rule.packages) {
    return rule.packages.includes(name)
      ? undefined
      : `may import only ${rule.packages.join(', ') || 'itself'}`;
  }
  const isAllowed = rule.drivers === true || rule.takes?.includes(name) === true;
  return DRIVERS.includes(name) && !isAllowed ? 'may not import a driver' : undefined;
};

const insideProblem = ({ folder, rule }, target, isType) => {
  if (isInside(target, folder)) return undefined;
  if (!rule.may.some((room) => isInside(target, room))) return `may not import ${target}`;
  return rule.typesOnly && !isType ? 'may import types only' : undefined;
};

const problemOf = (room, path, { specifier, isType }) => {
  if (specifier === undefined) return room.rule.drivers ? undefined : 'imports something that is computed';
  if (specifier.startsWith('..')) return 'climbs with ../ instead of a #room/ import';
  if (specifier.startsWith('./')) {
    if (specifier.includes('/../')) return 'climbs with ../ instead of a #room/ import';
    return insideProblem(room, join(dirname(path), specifier).replaceAll(sep, '/'), isType);
  }
  if (specifier.startsWith('#')) {
    const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
    if (!alias) return 'uses an unknown # import';
    const target = alias[1] + specifier.slice(alias[0].length);
    return target.includes('..') ? 'climbs out of a # import' : insideProblem(room, target, isType);
  }
  if (specifier.startsWith('/') || specifier.includes(':') !== specifier.startsWith('node:')) {
    return 'imports from an absolute place';
  }
  return outsideProblem(room.rule, specifier);
};

/** What breaks the import rules in one file, as sentences; `path` is relative to the project, with slashes. */
export const importProblems = (path, text) => {
  const room = roomOf(path);
  if (!room) return [`${path}: belongs to no room`];
  return specifiersOf(text, path).flatMap((found) => {
    const problem = problemOf(room, path, found);
    return problem ? [`${path}: ${room.folder} ${problem} (${found.specifier ?? 'computed'})`] : [];
  });
};

/** What breaks the import rules in a project's `src`. */
export const importProblemsIn = (projectDir) =>
  filesBelow(join(projectDir, 'src'))
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      importProblems(relative(projectDir, file).replaceAll(sep, '/'), readFileSync(file, 'utf8')),
    );
