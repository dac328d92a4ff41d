import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Browser } from '@playwright/test';

/** Memory a process holds (resident, in bytes), from the kernel; undefined on systems without /proc. */
export const residentBytes = (pid: number): number | undefined => {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
};

/** Memory of the largest renderer of a browser: that of the page that does something. */
export const rendererBytes = async (browser: Browser): Promise<number> => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentBytes(id) ?? 0);
  return Math.max(...sizes);
};

// Run as a process of its own: the least that serves a page from Node.
if (import.meta.main) {
  createServer((_request, response) => response.end('<h1>Page</h1>')).listen(0, '127.0.0.1', () =>
    process.stdout.write('listening\n'),
  );
}
