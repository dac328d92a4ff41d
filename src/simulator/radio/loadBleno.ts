import type { EventEmitter } from 'node:events';
import type { Bleno, BlenoBindings } from './bleno.types.ts';
import { loadFresh } from './freshModule.ts';

export interface LoadedBleno {
  readonly bleno: Bleno;
  readonly bindings: BlenoBindings;
  /** Begins to talk to the controller; bleno does so when somebody first asks for its state. */
  start(onState: (state: string) => void): void;
}

/** bleno adds listeners for the end of the process per server; a site with 100 chargers ends them itself. */
const withoutProcessListeners = (run: () => void) => {
  const atExit = new Set<unknown>(process.listeners('exit'));
  const atInterrupt = new Set<unknown>(process.listeners('SIGINT'));
  run();
  for (const listener of process.listeners('exit')) {
    if (!atExit.has(listener)) process.removeListener('exit', listener);
  }
  for (const listener of process.listeners('SIGINT')) {
    if (!atInterrupt.has(listener)) process.removeListener('SIGINT', listener);
  }
};

/** With a user channel bleno resets the controller and does not poll it, so no timer is left behind. */
const onUserChannel = (run: () => void) => {
  const name = 'HCI_CHANNEL_USER';
  const before = process.env[name];
  process.env[name] = '1';
  try {
    run();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
};

/** A copy of bleno of its own, always with the HCI bindings, over the given HCI socket. */
export const loadBleno = (HciSocket: new () => EventEmitter): LoadedBleno =>
  loadFresh(
    {
      packageName: '@abandonware/bleno',
      replace: new Map<string, unknown>([['@abandonware/bluetooth-hci-socket', HciSocket]]),
    },
    (require) => {
      const bindings = require('./lib/hci-socket/bindings.js') as BlenoBindings;
      const native = require.resolve('./lib/mac/bindings.js');
      const cached = require.cache[require.resolve('./lib/hci-socket/bindings.js')];
      if (cached) require.cache[native] = cached;
      const bleno = require('./index.js') as Bleno;
      // bleno's own handler prints to stdout.
      bindings.onStateChange = (state) => {
        if (bindings._state === state) return;
        bindings._state = state;
        bindings.emit('stateChange', state);
      };
      const start = (onState: (state: string) => void) =>
        withoutProcessListeners(() => onUserChannel(() => void bleno.on('stateChange', onState)));
      return { bleno, bindings, start };
    },
  );
