import type { Command } from 'commander';
import type { DeviceSession, LiveSample } from '#core/devices/deviceSession.types.ts';
import { appError } from '#shared/errors/appError.ts';
import { livePoints, statusOf } from './chargerStatus.ts';
import { listenForInterruption } from './interruption.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { openDevice } from './openDevice.ts';
import { type DeviceOptions, withDeviceOptions } from './options.ts';
import { createOutput, type Output } from './output.ts';
import { createStatusWords } from './statusWords.ts';

interface StatusOptions extends DeviceOptions {
  readonly watch?: true;
}

interface Watched {
  readonly core: OpenCore;
  readonly session: DeviceSession;
  readonly output: Output;
  readonly signal: AbortSignal;
}

const everyMs = 1000;

/** Resolves true after the period, false when the person or the reader of the output has gone. */
const nextTick = (signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted || !process.stdout.writable) return resolve(false);
    const end = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve(true);
    }, everyMs);
    signal.addEventListener('abort', end, { once: true });
  });

const watch = async ({ core, session, output, signal }: Watched): Promise<void> => {
  const words = createStatusWords();
  let newest: LiveSample | null = null;
  let isLost = false;
  session.onClosed(({ wanted }) => {
    isLost = !wanted;
  });
  const first = Promise.withResolvers<void>();
  const stop = await session.live((sample) => {
    newest = sample;
    first.resolve();
  });
  // The first line waits for the first sample, so that it does not say "unknown" of a charger that answers.
  await Promise.race([first.promise, nextTick(signal)]);
  do {
    if (isLost) throw appError('device.link-lost', { device: session.identity.name });
    const status = statusOf(session, newest, core.clock.nowMs());
    output.result(status, [words.line(status)]);
  } while (await nextTick(signal));
  await stop();
};

const status = async (target: string, options: StatusOptions): Promise<void> => {
  const output = createOutput(options.json === true);
  // Ending a watch is how it is meant to end: no remark, exit 0.
  using interruption = listenForInterruption(() => undefined);
  const { signal } = interruption;
  await using core = await openCore(options);
  const session = await openDevice(core, target, options, { needsPin: false, signal, say: output.say });
  // Awaited here: what this function holds is let go of when it ends.
  if (options.watch) return await watch({ core, session, output, signal });
  const values = await session.read(livePoints(session));
  const nowMs = core.clock.nowMs();
  const now = statusOf(session, { atMs: nowMs, values }, nowMs);
  output.result(now, createStatusWords().lines(now));
};

/** `status TARGET [--watch]`: what a charger is doing, which limit is in force and whose, what it measures. */
export const addStatusCommand = (program: Command): void => {
  withDeviceOptions(
    program.command('status <target>').description('what a charger is doing, once or every second'),
  )
    .option('--watch', 'one line per second until Ctrl-C')
    .action(status);
};
