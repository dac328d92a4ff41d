import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { appError } from '#shared/errors/appError.ts';
import type { OpenCore } from './openCore.ts';
import type { DeviceOptions } from './options.ts';
import { findPin } from './pin.ts';

export interface OpeningOptions {
  readonly signal: AbortSignal;
  /** True: without a PIN the work makes no sense (`pin.required`). */
  readonly needsPin: boolean;
  say(line: string): void;
}

/** Connects to a target and opens it with the PIN when there is one. The PIN is sent once, and never to a blocked charger. */
export const openDevice = async (
  core: OpenCore,
  target: string,
  options: DeviceOptions,
  { signal, needsPin, say }: OpeningOptions,
): Promise<DeviceSession> => {
  const { session, access } = await core.devices.open(target, { jobId: null, signal });
  const { name, practice } = session.identity;
  const { attemptsLeft, blockedSeconds: seconds, state } = access;
  // Over Modbus reading is free, so nobody is asked for a PIN there.
  const mayAsk = session.door === 'bluetooth' && state !== 'blocked';
  const kept = core.work.keeper.current(session.identity.serial, 'access.pin');
  const given = await findPin(options, { name, practice, attemptsLeft }, mayAsk && kept === undefined);
  const pin = given ?? kept ?? null;
  if (pin === null && needsPin) throw appError('pin.required', { device: name });
  if (pin === null) return session;
  if (state === 'blocked') throw appError('pin.blocked', { device: name, seconds });
  if (attemptsLeft <= fewAttempts) say(`${name}: ${attemptsLeft} attempts left before it blocks the PIN`);
  await core.devices.unlock(session.id, pin);
  core.work.keeper.remember(session.identity.serial, 'access.pin', pin);
  return session;
};

/** Below the five of a charger that nobody got wrong. */
const fewAttempts = 4;
