import type { BleAdvertisement, BleRadio } from '#core/ports/bleRadio.ts';
import { appError } from '#shared/errors/appError.ts';

export interface FindOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  /** Candidates that turned out to be somebody else. */
  readonly rejected: ReadonlySet<string>;
}

/** Advertised names end in the last four characters of the serial; two chargers may share them. */
const NAME_TAIL = 4;

const isCandidate = (wanted: string, { id, name }: BleAdvertisement): boolean => {
  const text = wanted.toUpperCase();
  const advertised = name.toUpperCase();
  if (id === wanted || advertised === text) return true;
  return (
    text.length > NAME_TAIL && /^[A-Z]+-....$/.test(advertised) && text.endsWith(advertised.slice(-NAME_TAIL))
  );
};

/** Waits until the radio can be used: `radio.unavailable` when it says it cannot. */
export const radioReady = async (radio: BleRadio, deadlineMs: number): Promise<void> => {
  const settled = Promise.withResolvers<void>();
  const look = (): void => {
    const state = radio.state();
    if (state.kind === 'ready') settled.resolve();
    if (state.kind === 'unavailable') {
      settled.reject(appError('radio.unavailable', { reason: state.reason }));
    }
  };
  const stop = radio.onState(look);
  const timer = setTimeout(
    () => settled.reject(appError('radio.unavailable', { reason: 'powered-off' })),
    deadlineMs,
  );
  look();
  try {
    await settled.promise;
  } finally {
    clearTimeout(timer);
    stop();
  }
};

/** Scans until a charger shows up that may be the wanted one: `device.not-found` after the deadline. */
export const findBluetooth = async (
  radio: BleRadio,
  wanted: string,
  { deadlineMs, signal, rejected }: FindOptions,
): Promise<BleAdvertisement> => {
  const found = Promise.withResolvers<BleAdvertisement>();
  found.promise.catch(() => undefined);
  const onAbort = () => found.reject(appError('job.cancelled', {}));
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () => found.reject(appError('device.not-found', { device: wanted })),
    Math.max(0, deadlineMs),
  );
  try {
    const stop = await radio.scan((advertisement) => {
      if (!rejected.has(advertisement.id) && isCandidate(wanted, advertisement)) {
        found.resolve(advertisement);
      }
    });
    try {
      return await found.promise;
    } finally {
      await stop();
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
};
