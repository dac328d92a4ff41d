import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { type Core, createCore } from '#core/createCore.ts';
import { readSiteFile } from '#core/loadbalancing/siteFile.ts';
import type { ControllerState } from '#shared/contract/balancing.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { appRoot } from './coreOnSite.ts';
import { type PracticeSite, startSite } from './practiceSite.ts';

/** A site of virtual chargers with a sub-board and a meter, set up so that its fall-back proof holds. */
export interface SiteUnderControl extends AsyncDisposable {
  readonly practice: PracticeSite;
  readonly plan: Site;
  readonly speed: number;
  /** The plan as a file for the command line. */
  readonly file: string;
  readonly dataDir: string;
  serialOf(id: string): string;
  pinFile(pin: string): string;
  openCore(dataDir?: string): Promise<Core>;
  /** Overload since the last reset, as the site itself recorded it: the sum of A·s over nodes and phases. */
  overloadAs(fromMs?: number): Promise<number>;
  resetOverload(): Promise<void>;
  currentsA(): Promise<Readonly<Record<string, readonly number[]>>>;
  setpointsA(): Promise<Readonly<Record<string, number>>>;
  /** Waits so much device time. */
  passes(deviceS: number): Promise<void>;
  plugAll(): Promise<void>;
  /** Waits until a phase of the main fuse carries so much. */
  untilLoaded(a: number): Promise<void>;
  /** What the pilot of a charger offers. */
  offeredA(id: string): Promise<number>;
}

export interface SiteUnderControlOptions {
  readonly chargers?: number;
  readonly speed?: number;
  readonly timeoutS?: number;
  readonly change?: (plan: Site) => Site;
}

const fallbackFits = 6;

/** Asks again until it no longer throws; the bench has no test runner that would. */
const until = async <T>(look: () => T | Promise<T>, timeoutMs: number): Promise<T> => {
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > endMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** What an electrician has stored in each charger: the time-out of the plan and no current nobody counted. */
const commission = async (practice: PracticeSite, timeoutS: number, fallbackA: number): Promise<void> => {
  for (const { serial } of practice.ready.chargers)
    await practice.control(`/chargers/${serial}/settings`, {
      'failsafe.defaultTimeout': timeoutS,
      'failsafe.defaultCurrent': fallbackA,
    });
};

/** The fall-backs of more chargers than fit at 6 A each are 0. */
const planned = (plan: Site, timeoutS: number, fallbackA: number): Site => ({
  ...plan,
  controller: { periodS: 1 },
  chargers: plan.chargers.map(
    (charger): SiteCharger => ({ ...charger, maxA: 32, timeoutS, fallbackA, fallbackAction: 'lower' }),
  ),
});

export const startSiteUnderControl = async (
  options: SiteUnderControlOptions = {},
): Promise<SiteUnderControl> => {
  const { chargers = 12, speed = 8, timeoutS = 15 } = options;
  const practice = await startSite({ layout: 'board', commissioned: true, chargers, speed, base: '12,5,8' });
  const fallbackA = chargers <= 4 ? fallbackFits : 0;
  await commission(practice, timeoutS, fallbackA);
  const read = readSiteFile(readFileSync(practice.ready.siteFile ?? '', 'utf8'), 'practice');
  if (read.draft === null) throw new Error('the practice site wrote no plan');
  const drawn = planned(read.draft, timeoutS, fallbackA);
  const plan = options.change?.(drawn) ?? drawn;
  const dir = mkdtempSync(join(tmpdir(), 'nexus-control-'));
  const file = join(dir, 'site.yaml');
  writeFileSync(file, JSON.stringify(plan));
  const cores: Core[] = [];
  const serials = new Map(plan.chargers.map(({ id, serial }) => [id, serial ?? '']));
  const now = async () =>
    (await practice.control('/site')).body as unknown as {
      readonly nodes: readonly { readonly id: string; readonly currentA: readonly number[] }[];
    };
  const overload = async (body: unknown) =>
    (await practice.control('/site/overload', body)).body as unknown as {
      readonly nodes: Readonly<Record<string, { readonly ampSeconds: readonly number[] }>>;
    };
  return {
    practice,
    plan,
    speed,
    file,
    dataDir: join(dir, 'data'),
    serialOf: (id) => serials.get(id) ?? '',
    pinFile: (pin) => {
      const path = join(dir, 'pin');
      writeFileSync(path, pin);
      return path;
    },
    openCore: async (dataDir = join(dir, 'data')) => {
      const core = await createCore({
        host: 'command-line',
        appVersion: '0.0.0-test',
        appRoot,
        dataDir,
        processHost: createNodeProcessHost(appRoot),
      });
      core.clock.setSpeed(speed);
      cores.push(core);
      return core;
    },
    overloadAs: async (fromMs) => {
      const { nodes } = await overload(fromMs === undefined ? {} : { fromMs });
      return Object.values(nodes).reduce(
        (sum, { ampSeconds }) => sum + ampSeconds.reduce((total, a) => total + a, 0),
        0,
      );
    },
    resetOverload: async () => void (await overload({ reset: true })),
    currentsA: async () => Object.fromEntries((await now()).nodes.map(({ id, currentA }) => [id, currentA])),
    setpointsA: async () => {
      const found: Record<string, number> = {};
      for (const [id, serial] of serials)
        found[id] = Number((await practice.truth(serial))['control.setpoint']);
      return found;
    },
    passes: (deviceS) => new Promise((resolve) => setTimeout(resolve, (deviceS * 1000) / speed)),
    untilLoaded: (a) =>
      until(async () => {
        const main = (await now()).nodes[0]?.currentA ?? [];
        if (Math.max(...main) < a) throw new Error(`only ${main.join(', ')} A flow`);
      }, 30_000),
    offeredA: async (id) => Number((await practice.truth(serials.get(id)))['limit.active']),
    plugAll: async () => void (await practice.control('/site/cars', { action: 'plug' })),
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(cores.map((core) => core.close()));
      await practice.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** Waits until a controller is as told. */
export const untilState = (
  core: Core,
  isSo: (state: ControllerState) => boolean,
  timeout = 20_000,
): Promise<ControllerState> =>
  until(() => {
    const [state] = core.controllers.states().slice(-1);
    if (state === undefined || !isSo(state))
      throw new Error(`not yet: ${state?.phase} ${JSON.stringify(state?.error)}`);
    return state;
  }, timeout);

/** Changes the main fuse of a plan. */
export const mainOf =
  (change: Partial<Site['nodes'][number]>) =>
  (plan: Site): Site => ({
    ...plan,
    nodes: plan.nodes.map((node) => (node.id === 'main' ? { ...node, ...change } : node)),
  });

/** The task of a test: the plan of a site without a place in the log. */
export const taskOf = (name = 'Garage') => ({ siteId: null, name, practice: true });
