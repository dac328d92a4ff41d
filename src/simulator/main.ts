/** The practice site as a process of its own: prints one line of JSON when ready and runs until it is told to end. */

import { parseSiteOptions, type SiteOptions, usage } from '#simulator/site/siteOptions.ts';
import { startSite } from '#simulator/site/startSite.ts';
import { watchParent } from '#simulator/site/watchParent.ts';

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const run = async (options: SiteOptions): Promise<void> => {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  watchParent(options.watchParent, end);
  // Whoever reads the ready line may go away first; the site ends by its own rules then.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);

  const site = await startSite(options, say);
  if (!ending.signal.aborted) {
    process.stdout.write(`${JSON.stringify(site.ready)}\n`);
    await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }));
  }
  await site.close();
};

const main = async (args: readonly string[]): Promise<number> => {
  let options: SiteOptions;
  try {
    options = parseSiteOptions(args);
  } catch (error) {
    say(`${messageOf(error)}\n${usage}`);
    return 2;
  }
  try {
    await run(options);
    return 0;
  } catch (error) {
    say(`practice site: ${messageOf(error)}`);
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
