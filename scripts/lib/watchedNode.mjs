import { pathToFileURL } from 'node:url';
import { inProject } from './project.mjs';

/** Arguments for Node that run a script which ends when this process is gone. */
export const watchedNodeArgs = (script, args) => [
  '--import',
  pathToFileURL(inProject('scripts', 'lib', 'endWithParent.mjs')).href,
  script,
  ...args,
];
