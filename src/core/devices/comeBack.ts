import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import { type BackOff, tryWithBackOff } from './backOff.ts';
import type { DeviceSession } from './deviceSession.types.ts';
import { lookAgain, type Seen } from './lookAgain.ts';
import type { OpenDevice } from './openDevices.ts';

/** A session that does not live through its first look is closed: a lease without an owner would lock the charger. */
export const firstLook = async (
  session: DeviceSession,
  target: string,
  jobId: string | null,
): Promise<OpenDevice> => {
  try {
    return { session, target, jobId, access: await session.access(), rssiDbm: await session.rssiDbm() };
  } catch (error) {
    await session.close();
    throw error;
  }
};

export interface ComeBackOptions {
  readonly clock: Clock;
  openSession(target: string, options: { signal?: AbortSignal; id?: string }): Promise<DeviceSession>;
  find(id: string): OpenDevice | undefined;
  replace(device: OpenDevice): void;
}

export interface ComeBack {
  follow(session: DeviceSession): void;
  /** Ends the attempts for a charger; resolves once one that had begun is over. */
  stop(id: string): Promise<void>;
  /** Who answers now where a charger was; nothing comes back by itself after it. */
  lookAgain(device: OpenDevice): Promise<Seen | null>;
}

/**
 * Brings a link over the network back that nobody ended, while the charger is only looked at: the same charger under
 * the same id, locked again as after every new connection. A job decides for itself when to connect again.
 */
export const createComeBack = (options: ComeBackOptions): ComeBack => {
  const { clock, openSession, find, replace } = options;
  const attempts = new Map<string, BackOff>();

  const reopen = async ({ target, session: ended }: OpenDevice, signal: AbortSignal) => {
    const { id, identity } = ended;
    const device = await firstLook(await openSession(target, { signal, id }), target, null);
    if (signal.aborted || device.session.identity.serial !== identity.serial) {
      await device.session.close();
      throw appError('device.not-connected', { device: identity.name });
    }
    attempts.delete(id);
    replace(device);
    follow(device.session);
  };
  const follow = (session: DeviceSession) => {
    session.onClosed(({ wanted }) => {
      const device = find(session.id);
      if (wanted || session.door !== 'modbus' || device?.session !== session || device.jobId !== null) return;
      attempts.set(
        session.id,
        tryWithBackOff(clock, (signal) => reopen(device, signal)),
      );
    });
  };

  const stop = async (id: string) => {
    const running = attempts.get(id);
    attempts.delete(id);
    await running?.stop();
  };

  return {
    follow,
    stop,
    async lookAgain({ session, target }) {
      await stop(session.id);
      return lookAgain(session, { clock, openSession: () => openSession(target, { id: session.id }) });
    },
  };
};
