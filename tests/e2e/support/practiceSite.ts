import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeState } from '#shared/contract/practice.ts';
import type { Api } from './bridge.ts';

type Running = Extract<PracticeState, { kind: 'running' }>;
type PracticeCharger = Running['chargers'][number];

export interface PracticeSite {
  readonly wifi: Running['wifi'];
  readonly chargers: readonly [PracticeCharger, PracticeCharger];
  /** The points inside a charger, in units; not what the application says about it. */
  truth(serial: string): Promise<Readonly<Record<string, unknown>>>;
  /** What happens at the site: `act(serial, 'car', { action: 'plug' })`. */
  act(
    serial: string,
    what: 'car' | 'card' | 'clock' | 'faults' | 'adapter' | 'factory-reset',
    body: unknown,
  ): Promise<void>;
}

const untilRunning = async (api: Api): Promise<Running> => {
  for await (const state of await api.practice.watch()) if (state.kind === 'running') return state;
  throw new Error('the practice site did not start');
};

/** Starts the practice site of a data folder: chargers that were there before are as they were. */
export const startPractice = async (api: Api, dataDir: string, speed: number): Promise<PracticeSite> => {
  await api.practice.start({ chargers: 2, speed });
  const { wifi, chargers } = await untilRunning(api);
  const [first, second] = chargers;
  if (first === undefined || second === undefined) throw new Error('the practice site has no two chargers');

  // The site leaves its control address in its folder; the bridge keeps it to itself.
  const control = readFileSync(join(dataDir, 'practice', 'site.address'), 'utf8');
  const send = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${control}/chargers/${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const site: PracticeSite = {
    wifi,
    chargers: [first, second],
    truth: async (serial) => (await send(serial))['points'] as Record<string, unknown>,
    act: async (serial, what, body) => void (await send(`${serial}/${what}`, body)),
  };
  for (const { serial } of site.chargers) await site.act(serial, 'adapter', { currentA: 16 });
  return site;
};

/** A new practice site in an application: two chargers behind red CEE 16 A sockets, with factory values. */
export const restartPractice = async (api: Api, dataDir: string, speed: number): Promise<PracticeSite> => {
  await api.practice.stop();
  rmSync(join(dataDir, 'practice'), { recursive: true, force: true });
  return await startPractice(api, dataDir, speed);
};
