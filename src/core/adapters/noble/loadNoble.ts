import { createRequire } from 'node:module';
import { loadFresh } from './freshModule.ts';
import { createH4Host } from './h4Socket.ts';
import type { Noble, NobleBindings, NobleHci } from './noble.types.ts';

export type RadioChoice = { readonly kind: 'system' } | { readonly kind: 'socket'; readonly path: string };

export interface LoadedNoble {
  readonly noble: Noble;
  /** Starts the driver; throws when it cannot. */
  start(): void;
  /** Resolves when the radio has gone: the practice radio's socket closed, or the adapter cannot be asked any more. */
  readonly gone: Promise<void>;
  close(): void;
}

/** noble's own handler prints to stdout, which belongs to the command line's results. */
const keepQuiet = (noble: Noble) => {
  const bindings = noble._bindings;
  noble.on('warning', () => undefined);
  if (bindings._hci === undefined) return;
  bindings.onStateChange = (state) => {
    if (bindings._state === state) return;
    bindings._state = state;
    bindings.emit('stateChange', state);
  };
};

/**
 * A packet queued in the same turn in which its link ends makes noble's flush reject, and nobody waits for that
 * promise. The packet is already taken off the queue then, so the flush only has to go on with the next one.
 */
const surviveLateFlush = ({ _hci: hci }: NobleBindings) => {
  if (!hci) return;
  const flush = hci.flushAcl.bind(hci);
  const flushOn = (): Promise<void> => flush().catch(flushOn);
  hci.flushAcl = flushOn;
};

/** Takes back the listeners noble puts on the process: how the process ends is the host's business. */
const withoutProcessListeners = (run: () => void) => {
  const atExit = new Set<unknown>(process.listeners('exit'));
  const atInterrupt = new Set<unknown>(process.listeners('SIGINT'));
  try {
    run();
  } finally {
    for (const listener of process.listeners('exit')) {
      if (!atExit.has(listener)) process.removeListener('exit', listener);
    }
    for (const listener of process.listeners('SIGINT')) {
      if (!atInterrupt.has(listener)) process.removeListener('SIGINT', listener);
    }
  }
};

const loadPractice = (path: string): LoadedNoble => {
  const host = createH4Host(path);
  const noble = loadFresh(
    {
      packageName: '@abandonware/noble',
      replace: new Map<string, unknown>([['@abandonware/bluetooth-hci-socket', host.HciSocket]]),
    },
    (require) => {
      const Bindings = require('./lib/hci-socket/bindings.js') as new (options: object) => NobleBindings;
      const Driver = require('./lib/noble.js') as new (bindings: NobleBindings) => Noble;
      return new Driver(new Bindings({}));
    },
  );
  keepQuiet(noble);
  surviveLateFlush(noble._bindings);
  return {
    noble,
    gone: host.closed,
    start: () => {
      const hci = noble._bindings._hci;
      // On a user channel noble resets the controller and does not poll it, so no timer is left behind. It forgets
      // to ask for the size of the buffers there, and would never send a packet.
      if (hci) hci._userChannel = true;
      withoutProcessListeners(() => void noble.state);
      hci?.readLeBufferSize();
    },
    close: host.close,
  };
};

/** noble asks once a second whether the adapter is up; an adapter that was pulled out may make that throw. */
const watchPoll = (hci: NobleHci, onFailed: () => void) => {
  const poll = hci.pollIsDevUp.bind(hci);
  let hasStarted = false;
  hci.pollIsDevUp = () => {
    try {
      poll();
      hasStarted = true;
    } catch (error) {
      // The first time is still part of starting, which reports the error itself.
      if (!hasStarted) throw error;
      onFailed();
    }
  };
};

const loadSystem = (): LoadedNoble => {
  const require = createRequire(import.meta.url);
  const createDriver = require('@abandonware/noble/with-custom-binding.js') as (options: object) => Noble;
  const noble = createDriver({});
  const { promise: gone, resolve: onGone } = Promise.withResolvers<void>();
  const { _hci: hci } = noble._bindings;
  keepQuiet(noble);
  surviveLateFlush(noble._bindings);
  if (hci) watchPoll(hci, onGone);
  return {
    noble,
    gone,
    start: () => withoutProcessListeners(() => void noble.state),
    close: () => {
      if (!hci) return noble._bindings.stop?.();
      // The poll that is already on its way asks the closed socket once more, and must be the last.
      hci._socket.isDevUp = () => hci._isDevUp;
      hci.pollIsDevUp = () => undefined;
      hci._socket.stop();
    },
  };
};

/** Loads noble, unmodified, for one radio. Throws what the driver throws. */
export const loadNoble = (choice: RadioChoice): LoadedNoble =>
  choice.kind === 'system' ? loadSystem() : loadPractice(choice.path);
