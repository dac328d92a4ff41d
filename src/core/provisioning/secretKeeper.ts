import type { SecretStore } from '#core/ports/secretStore.ts';
import { isAppError } from '#shared/errors/appError.ts';

/**
 * Remembers secrets beside the charger that got them, where the vault is open; does nothing where it is not. A value is
 * kept before the first byte goes out, so that a broken link never leaves a charger with a PIN nobody knows.
 */
export interface SecretKeeper {
  /** Keeps the values, does the work, and settles them: in force when it is done, dropped when it was refused. */
  during<T>(serial: string, secrets: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T>;
  /** A value that was just seen to be right. */
  remember(serial: string, point: string, value: string): void;
  current(serial: string, point: string): string | undefined;
  /** What work that broke off was about to leave in the charger: the newest value that is pending, else `current`. */
  meant(serial: string, point: string): string | undefined;
  /** Secrets of a charger as they were at a time, as far as they are known. */
  asOf(serial: string, points: Iterable<string>, atMs: number): Readonly<Record<string, string>>;
}

/** Only a clear no tells that nothing arrived; after anything else the value stays pending. */
const isRefusal = (error: unknown) =>
  isAppError(error) &&
  /^(write\.(refused|too-soon)|point\.|certificate\.|commit\.(stale|no-door)|device\.car-plugged|pin\.)/.test(
    error.code,
  );

export const createSecretKeeper = (vault: SecretStore): SecretKeeper => {
  const isOpen = () => vault.state().kind === 'unlocked';
  return {
    async during(serial, secrets, work) {
      const points = isOpen() ? Object.keys(secrets) : [];
      for (const point of points) vault.put(serial, point, secrets[point] ?? '');
      try {
        const result = await work();
        for (const point of points) vault.confirm(serial, point);
        return result;
      } catch (error) {
        if (isRefusal(error)) for (const point of points) vault.discardPending(serial, point);
        throw error;
      }
    },
    remember(serial, point, value) {
      if (isOpen()) vault.put(serial, point, value, { inForce: true });
    },
    current: (serial, point) => (isOpen() ? (vault.get(serial, point)?.current ?? undefined) : undefined),
    meant(serial, point) {
      const kept = isOpen() ? vault.get(serial, point) : undefined;
      return kept?.pending[0] ?? kept?.current ?? undefined;
    },
    asOf: (serial, points, atMs) =>
      Object.fromEntries(
        [...points].flatMap((point) => {
          const value = isOpen() ? vault.getAsOf(serial, point, atMs) : undefined;
          return value === undefined ? [] : [[point, value]];
        }),
      ),
  };
};
