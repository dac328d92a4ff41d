import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'checkImports.mjs');

const check = (...folder: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [script, ...folder], { encoding: 'utf8' });
  return { status, lines: stdout.split('\n').filter((line) => line !== '') };
};

/** Where a violation is planted, and the line that is one. Each is in a file of its own. */
const violations: readonly (readonly [rule: string, room: string, line: string])[] = [
  ['shared takes no package but zod', 'src/shared/domain', "import 'yaml';"],
  ['shared takes the contract package in the contract only', 'src/shared/domain', "import '@orpc/contract';"],
  ['shared does not run in Node', 'src/shared/domain', "import 'node:fs';"],
  ['shared knows no other room', 'src/shared/errors', "import '#core/createCore.ts';"],
  ['shared does not know the contract from below', 'src/shared/contract', "import '#server/main.ts';"],
  ['ports know shared only', 'src/core/ports', "import type { A } from '#core/sitelog/a.ts';"],
  ['the log does not know devices', 'src/core/sitelog', "import '#core/devices/a.ts';"],
  ['devices do not know provisioning', 'src/core/devices', "import '#core/provisioning/a.ts';"],
  [
    'provisioning does not know load balancing',
    'src/core/provisioning',
    "import '#core/loadbalancing/a.ts';",
  ],
  ['load balancing does not know jobs', 'src/core/loadbalancing', "import '#core/commissioning/a.ts';"],
  ['jobs do not know procedures', 'src/core/commissioning', "import '#core/procedures/a.ts';"],
  ['procedures do not pick adapters', 'src/core/procedures', "import '#core/adapters/noble/a.ts';"],
  ['the practice site is reached as a process', 'src/core/practice', "import '#simulator/site/a.ts';"],
  ['an adapter does not know another', 'src/core/adapters/modbus', "import '#core/adapters/noble/a.ts';"],
  ['an adapter does not know devices', 'src/core/adapters/sqlite', "import '#core/devices/a.ts';"],
  ['drivers are in adapters only', 'src/core/devices', "import 'modbus-serial';"],
  ['the radio driver is in adapters only', 'src/core/provisioning', "import '@abandonware/noble';"],
  ['the database is in adapters only', 'src/core/sitelog', "import 'better-sqlite3';"],
  ['the OCPP driver is in adapters only', 'src/core/ocpp', "import 'ocpp-rpc';"],
  ['the checker of messages is in adapters only', 'src/core/ocpp', "import 'ajv';"],
  ['sockets of the web are in adapters only', 'src/core/ocpp', "import 'ws';"],
  ['the command line opens no sockets of the web', 'src/cli', "import 'ws';"],
  ['OCPP does not know load balancing', 'src/core/ocpp', "import '#core/loadbalancing/a.ts';"],
  ['load balancing does not know OCPP', 'src/core/loadbalancing', "import '#core/ocpp/a.ts';"],
  ['hosts have no drivers', 'src/server', "import 'better-sqlite3';"],
  ['hosts do not pick adapters', 'src/cli', "import '#core/adapters/sqlite/a.ts';"],
  ['hosts do not know the simulator', 'src/cli', "import '#simulator/main.ts';"],
  ['hosts do not know each other', 'src/main', "import '#server/startBrowserServer.ts';"],
  ['core never imports electron', 'src/core/adapters/processHost', "import 'electron';"],
  ['browser mode never imports electron', 'src/server', "import 'electron';"],
  ['the simulator shares nothing', 'src/simulator/charger', "import '#shared/profile/a.ts';"],
  ['the simulator does not know the core', 'src/simulator/site', "import '#core/ports/clock.ts';"],
  ['the simulator takes its drivers only', 'src/simulator/site', "import 'zod';"],
  ['the renderer does not know the core', 'src/renderer/src/app', "import '#core/createCore.ts';"],
  ['the renderer does not run in Node', 'src/renderer/src/app', "import 'node:path';"],
  ['the renderer never imports electron', 'src/renderer/src/ui', "import 'electron';"],
  ['the renderer has no drivers', 'src/renderer/src/ui', "import 'modbus-serial';"],
  ['the preload takes types of shared only', 'src/preload', "import { a } from '#shared/domain/a.ts';"],
  ['the preload takes electron only', 'src/preload', "import 'zod';"],
  ['nobody climbs', 'src/core/devices', "import '../ports/clock.ts';"],
  ['nobody climbs in the middle', 'src/core/devices', "import './a/../../provisioning/a.ts';"],
  ['nobody climbs out of a room import', 'src/core/devices', "import '#shared/../core/createCore.ts';"],
  ['nobody imports from an absolute place', 'src/server', "import 'file:///tmp/a.ts';"],
  ['dynamic imports count', 'src/core/devices', "export const a = () => import('modbus-serial');"],
  ['require counts', 'src/core/devices', "export const a = require('modbus-serial');"],
  ['re-exports count', 'src/core/devices', "export { a } from '#core/provisioning/a.ts';"],
  ['star re-exports count', 'src/core/devices', "export * from '#core/provisioning/a.ts';"],
  ['types count', 'src/core/devices', "import type { A } from '#core/provisioning/a.ts';"],
  ['types inside types count', 'src/core/devices', "export type A = import('#core/provisioning/a.ts').A;"],
  ['computed imports count', 'src/core/devices', 'export const a = (name: string) => import(name);'],
  [
    'a loader of its own counts',
    'src/core/devices',
    "import { createRequire } from 'node:module'; createRequire('/')('modbus-serial');",
  ],
  ['a folder that is no room is refused', 'src/elsewhere', 'export const a = 1;'],
];

const lawful: readonly (readonly [room: string, line: string])[] = [
  ['src/shared/contract', "import { oc } from '@orpc/contract'; import { z } from 'zod'; import './b.ts';"],
  ['src/core/devices', "import '#core/sitelog/a.ts'; import '#shared/errors/appError.ts'; import 'node:fs';"],
  ['src/core/adapters/noble', "export const load = () => import('@abandonware/noble');"],
  ['src/preload', "import type { A } from '#shared/domain/a.ts'; import { ipcRenderer } from 'electron';"],
  ['src/renderer/src/ui', "import '#renderer/app/a.ts'; import '#shared/domain/a.ts'; import 'react';"],
  ['src/server', "import { WebSocketServer } from 'ws';"],
  ['src/core/adapters/ocpp', "import 'ocpp-rpc'; import 'ajv'; import 'ws'; import '#core/ports/a.ts';"],
  ['src/simulator/ocpp', "import 'ws'; import '#simulator/charger/a.ts';"],
  ['src/simulator/radio', "import '#simulator/charger/a.ts'; import '@abandonware/bleno';"],
];

let folder = '';
let found: { status: number | null; lines: string[] };

const plant = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${text}\n`);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-imports-'));
  violations.forEach(([, room, line], index) => plant(`${room}/planted${index}.ts`, line));
  lawful.forEach(([room, line], index) => plant(`${room}/lawful${index}.ts`, line));
  found = check(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(violations.map(([rule, room, line], index) => ({ rule, room, line, index })))(
  'import rule holds: $rule ($line in $room)',
  ({ room, index }) => {
    const file = `${room}/planted${index}.ts`;
    expect(found.lines.filter((line) => line.startsWith(`${file}:`))).toHaveLength(1);
  },
);

test('lawful imports pass the import rules', () => {
  expect(found.lines.filter((line) => line.includes('/lawful'))).toEqual([]);
});

test('a violation makes the check fail', () => {
  expect(found.status).toBe(1);
});

test('the application itself keeps the import rules', () => {
  expect(check()).toEqual({ status: 0, lines: [] });
});
