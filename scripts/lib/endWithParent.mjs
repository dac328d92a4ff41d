// Imported into a program: ends it when the process that started it is gone, also after SIGKILL, first as SIGTERM
// would and then for good.
import { readFileSync } from 'node:fs';

const CHECK_EVERY_MS = 500;
const GRACE_MS = 5000;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Process id of npm, which starts a shell that starts this program; undefined where that cannot be seen. */
const npmPid = () => {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return undefined;
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
};

const parent = process.ppid;
const npm = npmPid();

const timer = setInterval(() => {
  const isOrphan = process.ppid !== parent || !isAlive(parent) || npmPid() !== npm;
  if (!isOrphan) return;
  clearInterval(timer);
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(1);
}, CHECK_EVERY_MS);
timer.unref();
