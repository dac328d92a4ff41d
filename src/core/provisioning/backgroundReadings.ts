import type { DeviceSession, ReadAllOptions } from '#core/devices/deviceSession.types.ts';
import { type AppError, isAppError } from '#shared/errors/appError.ts';

/** Readings that nobody waits for: they give way to work, and fail quietly. */
export interface BackgroundReadings {
  /** Has no effect while one of this connection is under way. */
  begin(session: DeviceSession): void;
  /** Resolves once nothing of it is asked of the charger any more. */
  stop(id: string): Promise<void>;
  /** Connections that are being read. */
  running(): Iterable<string>;
  progress(id: string): { readonly done: number; readonly total: number } | undefined;
  failure(id: string): AppError | undefined;
  forgetFailure(id: string): void;
}

export interface BackgroundReadingsOptions {
  read(session: DeviceSession, options: ReadAllOptions): Promise<unknown>;
  unexpected(error: unknown): AppError;
  /** Somebody stopped it before its end. */
  onStopped(session: DeviceSession): void;
  onEnded(): void;
  onChange(): void;
}

interface Running {
  readonly stopping: AbortController;
  progress: { done: number; total: number };
  readonly ended: Promise<void>;
}

export const createBackgroundReadings = (options: BackgroundReadingsOptions): BackgroundReadings => {
  const running = new Map<string, Running>();
  const failures = new Map<string, AppError>();

  const follow = async (session: DeviceSession, run: Running): Promise<void> => {
    try {
      await options.read(session, {
        signal: run.stopping.signal,
        onProgress(done, total) {
          run.progress = { done, total };
          options.onChange();
        },
      });
    } catch (error) {
      if (run.stopping.signal.aborted) options.onStopped(session);
      else failures.set(session.id, isAppError(error) ? error : options.unexpected(error));
    } finally {
      running.delete(session.id);
    }
  };

  return {
    begin(session) {
      if (running.has(session.id)) return;
      failures.delete(session.id);
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const run: Running = { stopping: new AbortController(), progress: { done: 0, total: 0 }, ended };
      running.set(session.id, run);
      void follow(session, run).then(() => {
        resolve();
        options.onEnded();
      });
      options.onChange();
    },
    async stop(id) {
      const run = running.get(id);
      run?.stopping.abort();
      await run?.ended;
    },
    running: () => [...running.keys()],
    progress: (id) => running.get(id)?.progress,
    failure: (id) => failures.get(id),
    forgetFailure: (id) => void failures.delete(id),
  };
};
