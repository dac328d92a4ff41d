import { basename } from 'node:path';
import { readSiteFile } from '#core/loadbalancing/siteFile.ts';
import type { ControlledCharger, ControlledNode, ControllerState } from '#shared/contract/balancing.ts';
import { listenForInterruption } from './interruption.ts';
import { openCore } from './openCore.ts';
import { createOutput, type Output } from './output.ts';
import { readPinFile } from './pin.ts';
import { readTextFile } from './readTextFile.ts';
import { UsageError } from './usageError.ts';

export interface SteerOptions {
  readonly json?: true;
  readonly data?: string;
  readonly once?: true;
  readonly pinFile?: string;
  readonly speed?: string;
  readonly practice?: true;
}

const phaseNames = ['L1', 'L2', 'L3'] as const;
/** After a single cycle the writes are waited for so long. */
const settleMs = 3000;

const nodeText = ({ id, limitA, measuredA, allocatedA }: ControlledNode): string => {
  const phases = phaseNames.map((name, phase) => {
    const flowing = measuredA?.[phase];
    const shown = flowing === undefined ? `(${allocatedA[phase] ?? 0})` : flowing.toFixed(1);
    return `${name} ${shown}/${limitA[phase] ?? 0}`;
  });
  return `${id} ${phases.join(' ')}`;
};

const chargerText = ({ id, setA, link, why }: ControlledCharger): string =>
  `${id} ${setA === null ? '–' : `${setA} A`}${link.health === 'ok' ? '' : ` ${link.health}`}${
    why === null || why.code === 'own-maximum' ? '' : ` ${why.code}`
  }`;

/** One cycle on one line. */
const lineOf = ({ atMs, nodes, chargers }: ControllerState): string =>
  [
    new Date(atMs).toISOString().slice(11, 19),
    ...nodes.map(nodeText),
    chargers.map(chargerText).join(', '),
  ].join('  ');

const speedOf = (text: string | undefined): number => {
  const speed = Number(text ?? 1);
  if (speed > 0 && speed <= 1000) return speed;
  throw new UsageError(`--speed takes a number above 0 up to 1000, not "${text}"`);
};

/** Who reads slowly misses lines; the steering never waits for a reader. */
const print = (state: ControllerState, output: Output): void => {
  if (!process.stdout.writable || process.stdout.writableNeedDrain) return;
  output.result(state, [lineOf(state)]);
};

const fallBackText = (
  chargers: readonly { fallbackA?: number | undefined; timeoutS?: number | undefined }[],
): string => {
  const currents = [...new Set(chargers.map(({ fallbackA = 0 }) => fallbackA))].join(', ');
  const longestS = Math.max(...chargers.map(({ timeoutS = 0 }) => timeoutS));
  return `Stopped steering. Nothing more is written: within ${longestS} s the chargers fall back by themselves to ${currents} A.`;
};

/** Resolves when every charger that can be steered has its first set-point, or after a moment. */
const settled = async (state: () => ControllerState): Promise<void> => {
  const endMs = performance.now() + settleMs;
  const isOpen = ({ link, setA, inForceA }: ControlledCharger) => link.health === 'ok' && setA !== inForceA;
  while (performance.now() < endMs && state().chargers.some(isOpen))
    await new Promise((resolve) => setTimeout(resolve, 100));
};

/** `balance --site FILE`: steers the site until a signal, or for one cycle. */
export const steerSite = async (file: string, options: SteerOptions): Promise<void> => {
  const speed = speedOf(options.speed);
  const parsed = readSiteFile(readTextFile(file), file);
  const pin = options.pinFile === undefined ? undefined : readPinFile(options.pinFile);
  const output = createOutput(options.json === true);
  using interruption = listenForInterruption(() => output.say('Ending after this cycle.'));
  const { signal } = interruption;
  await using core = await openCore(options.data === undefined ? {} : { data: options.data });
  core.clock.setSpeed(speed);
  const { controllers } = core;
  const name = parsed.draft?.name ?? basename(file);
  const { id } = controllers.start(parsed, {
    ...{ siteId: null, name, practice: options.practice === true },
    ...(pin === undefined ? {} : { pin }),
  });
  const controller = controllers.get(id);
  output.say(`${name}: connecting, and looking whether somebody else steers.`);
  const first = Promise.withResolvers<void>();
  let cycles = 0;
  controller.onCycle(() => {
    const state = controller.state();
    if (state.cycles === cycles) return;
    cycles = state.cycles;
    if (!options.once) print(state, output);
    first.resolve();
  });
  signal.addEventListener('abort', () => void controller.stop());
  if (signal.aborted) void controller.stop();
  if (options.once) {
    await Promise.race([first.promise, controller.ended]);
    await settled(controller.state);
    const state = controller.state();
    output.result(state, [lineOf(state)]);
    await controller.stop();
  }
  await controller.ended;
  if (cycles > 0) output.say(fallBackText(parsed.site?.chargers ?? []));
};
