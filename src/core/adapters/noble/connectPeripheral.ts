import { appError } from '#shared/errors/appError.ts';
import type { Noble, NoblePeripheral } from './noble.types.ts';
import { createOpenLink, deviceName, disconnect, type OpenLink } from './openLink.ts';

const cancelDeadlineMs = 2000;

/**
 * Takes back a connection that is being made and waits until the driver says so: its queue of connections only moves
 * on then. A connection that came about in the meantime is ended.
 */
const cancel = (noble: Noble, peripheral: NoblePeripheral) =>
  new Promise<void>((resolve) => {
    const onConnect = (error?: Error) => {
      clearTimeout(timer);
      if (error) resolve();
      else void disconnect(peripheral).then(resolve);
    };
    const giveUp = () => {
      clearTimeout(timer);
      peripheral.removeListener('connect', onConnect);
      resolve();
    };
    const timer = setTimeout(giveUp, cancelDeadlineMs);
    peripheral.once('connect', onConnect);
    try {
      noble.cancelConnect(peripheral.id);
    } catch {
      // Not every native driver can; its connection then comes about and is ended, or does not.
      giveUp();
    }
  });

/**
 * Makes one connection. Rejects with the signal's reason when it is aborted, with `radio.connect-timeout` when the
 * radio gave up. `release` is called once the driver may be asked for the next connection.
 */
export const connectPeripheral = (
  noble: Noble,
  peripheral: NoblePeripheral,
  signal: AbortSignal,
  release: () => void,
): Promise<OpenLink> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      peripheral.removeListener('connect', onConnect);
      signal.removeEventListener('abort', onAbort);
    };
    const onConnect = (error?: Error) => {
      stop();
      release();
      if (error) {
        reject(appError('radio.connect-timeout', { device: deviceName(peripheral) }, { cause: error }));
      } else {
        resolve(createOpenLink(peripheral));
      }
    };
    const onAbort = () => {
      stop();
      reject(signal.reason);
      void cancel(noble, peripheral).then(release);
    };
    if (signal.aborted) {
      release();
      return reject(signal.reason);
    }
    peripheral.on('connect', onConnect);
    signal.addEventListener('abort', onAbort);
    try {
      peripheral.connect();
    } catch (cause) {
      onConnect(cause instanceof Error ? cause : new Error(String(cause)));
    }
  });
