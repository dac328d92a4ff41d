import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Clock ticks per second of Linux, as `getconf CLK_TCK` says on every system we build for. */
const ticksPerS = 100;

/** Processor time a process has used (ms), from the kernel. */
export const cpuMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerS) * 1000;
};

/** Processor time all renderers of a browser have used (ms). */
export const rendererCpuMs = async (browser: Browser): Promise<number> => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
};
