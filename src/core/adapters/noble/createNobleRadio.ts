import type { BleConnectOptions, BleLink, BleRadio } from '#core/ports/bleRadio.ts';
import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import { connectPeripheral } from './connectPeripheral.ts';
import { type LoadedNoble, loadNoble, type RadioChoice } from './loadNoble.ts';
import type { NoblePeripheral } from './noble.types.ts';
import { createNobleLink } from './nobleLink.ts';
import { deviceName, type OpenLink } from './openLink.ts';
import { createRadioState, unavailable } from './radioState.ts';
import { createSharedScan, type SharedScan } from './sharedScan.ts';
import { createTurns } from './turns.ts';
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

/**
 * Bluetooth LE through noble. Loads the driver at once and never throws: a driver that cannot be loaded or started is
 * the state `unavailable`. A practice radio whose socket closes stays `radio-gone`; a new one has to be made.
 */
export const createNobleRadio = (options: NobleRadioOptions): BleRadio => {
  const { radio, clock } = options;
  const state = createRadioState();
  const turns = createTurns();
  const links = new Map<string, OpenLink>();
  const attempts = new Set<AbortController>();

  const end = () => {
    state.set({ kind: 'unavailable', reason: 'radio-gone' });
    for (const attempt of attempts) attempt.abort(unavailable('radio-gone'));
    for (const link of [...links.values()]) link.lost();
  };
  const load = (): Running | undefined => {
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
      void loaded.gone.then(end);
      return { loaded, scan };
    } catch (error) {
      state.set({ kind: 'unavailable', reason: reasonOf(error) });
      return undefined;
    }
  };
  const running = load();

  const use = async () => {
    await state.ready(startDeadlineMs);
    if (!running) throw unavailable('driver-missing');
    return running;
  };
  const keep = (link: OpenLink) => {
    links.set(link.peripheral.id, link);
    link.onClosed(() => links.delete(link.peripheral.id));
  };
  const open = async (
    { noble }: LoadedNoble,
    peripheral: NoblePeripheral,
    deadlineMs: number,
    signal: AbortSignal,
  ): Promise<BleLink> => {
    const release = await turns.take(signal);
    const link = await connectPeripheral(noble, peripheral, signal, release);
    keep(link);
    const onAbort = () => void link.close();
    signal.addEventListener('abort', onAbort);
    try {
      return await createNobleLink(noble, link, deadlineMs);
    } catch (error) {
      void link.close();
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };
  const connect = async (id: string, { deadlineMs, signal }: BleConnectOptions) => {
    const { loaded, scan } = await use();
    const peripheral = scan.find(id);
    if (!peripheral) throw appError('device.not-found', { device: id });
    const device = deviceName(peripheral);
    if (links.has(id)) throw appError('device.leased', { device, holder: device });
    const attempt = new AbortController();
    attempts.add(attempt);
    const timer = setTimeout(() => attempt.abort(appError('radio.connect-timeout', { device })), deadlineMs);
    const forward = () => attempt.abort(signal?.reason);
    signal?.addEventListener('abort', forward);
    if (signal?.aborted) forward();
    try {
      return await open(loaded, peripheral, deadlineMs, attempt.signal);
    } finally {
      clearTimeout(timer);
      attempts.delete(attempt);
      signal?.removeEventListener('abort', forward);
    }
  };

  return {
    state: state.get,
    onState: state.on,
    scan: async (listener) => {
      const { scan } = await use();
      const stop = scan.add(listener);
      return async () => stop();
    },
    connect,
    close: async () => {
      await Promise.all([...links.values()].map((link) => link.close()));
      running?.scan.close();
      running?.loaded.close();
      end();
      if (radio.kind === 'socket') await running?.loaded.gone;
    },
  };
};
