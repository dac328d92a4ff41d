import type { BleRadio } from '#core/ports/bleRadio.ts';
import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import { createConnector } from './connector.ts';
import { type LoadedNoble, loadNoble, type RadioChoice } from './loadNoble.ts';
import { createRadioState, type RadioStateHolder, unavailable } from './radioState.ts';
import { createSharedScan, type SharedScan } from './sharedScan.ts';
import { reasonOf, stateOf } from './unavailableReason.ts';

const startDeadlineMs = 5000;

export interface NobleRadioOptions {
  /** The laptop's own radio, or a practice radio behind a local socket. */
  readonly radio: RadioChoice;
  readonly clock: Pick<Clock, 'nowMs'>;
}

interface Running {
  readonly loaded: LoadedNoble;
  readonly scan: SharedScan;
}

/** Loads and starts the driver; whatever goes wrong becomes a state. */
const startDriver = (
  { radio, clock }: NobleRadioOptions,
  state: RadioStateHolder,
  onGone: () => void,
): Running | undefined => {
  try {
    const loaded = loadNoble(radio);
    const { noble } = loaded;
    const scan = createSharedScan(noble, clock.nowMs);
    const follow = (driverState: string) => {
      state.set(stateOf(driverState));
      if (driverState === 'poweredOn') scan.resume();
    };
    loaded.start();
    follow(noble.state);
    noble.on('stateChange', follow);
    void loaded.gone.then(onGone);
    return { loaded, scan };
  } catch (error) {
    state.set({ kind: 'unavailable', reason: reasonOf(error) });
    return undefined;
  }
};

/**
 * Bluetooth LE through noble. Loads the driver at once and never throws: a driver that cannot be loaded or started is
 * the state `unavailable`. A practice radio whose socket closes stays `radio-gone`; a new one has to be made.
 */
export const createNobleRadio = (options: NobleRadioOptions): BleRadio => {
  const state = createRadioState();
  const connector = createConnector();
  const end = () => {
    state.set({ kind: 'unavailable', reason: 'radio-gone' });
    connector.radioGone(unavailable('radio-gone'));
  };
  const running = startDriver(options, state, end);
  const use = async () => {
    await state.ready(startDeadlineMs);
    if (!running) throw unavailable('driver-missing');
    return running;
  };
  return {
    state: state.get,
    onState: state.on,
    scan: async (listener) => {
      const { scan } = await use();
      const stop = scan.add(listener);
      return async () => stop();
    },
    connect: async (id, limits) => {
      const { loaded, scan } = await use();
      const peripheral = scan.find(id);
      if (!peripheral) throw appError('device.not-found', { device: id });
      return connector.connect(loaded.noble, peripheral, limits);
    },
    close: async () => {
      await connector.close();
      running?.scan.close();
      running?.loaded.close();
      end();
      if (options.radio.kind === 'socket') await running?.loaded.gone;
    },
  };
};
