import type { BleRadio, BleRadioState } from '#core/ports/bleRadio.ts';
import { createListeners } from '#shared/listeners.ts';

export interface RadioSwitch extends BleRadio {
  /** Uses another radio from now on, or the laptop's own again; the one that is left is closed by its owner. */
  use(radio: BleRadio | null): void;
}

/**
 * One radio for everybody who scans or connects. While the practice site runs it is the practice radio alone, so
 * that a practice run can never touch a real charger. The laptop's radio is opened at first use.
 */
export const createRadioSwitch = (openSystemRadio: () => BleRadio): RadioSwitch => {
  const listeners = createListeners<BleRadioState>();
  let system: BleRadio | undefined;
  let override: BleRadio | null = null;
  let stopWatching: () => void = () => undefined;

  const current = (): BleRadio => override ?? (system ??= openSystemRadio());
  const watch = () => {
    stopWatching();
    const radio = current();
    stopWatching = radio.onState(listeners.tell);
    listeners.tell(radio.state());
  };

  return {
    state: () => current().state(),
    onState(listener) {
      const isFirst = listeners.isEmpty();
      const stop = listeners.add(listener);
      if (isFirst) watch();
      return () => {
        stop();
        if (listeners.isEmpty()) stopWatching();
      };
    },
    scan: (listener) => current().scan(listener),
    connect: (id, options) => current().connect(id, options),
    use(radio) {
      override = radio;
      if (!listeners.isEmpty()) watch();
    },
    async close() {
      stopWatching();
      listeners.clear();
      await system?.close();
    },
  };
};
