import { type AppError, isAppError } from '#shared/errors/appError.ts';
import type { ControllerDeps } from './controllerPorts.ts';
import type { DeviceTime } from './deviceTime.ts';

export interface LinkStatus {
  readonly isVerified: boolean;
  /** Device time of the last answer; null before the first. */
  readonly answeredS: number | null;
  readonly errors: number;
  readonly reconnects: number;
  readonly error: AppError | null;
}

/** Keeps the status of one link. */
export interface LinkStatusKeeper {
  status(): LinkStatus;
  answered(): void;
  failed(error: unknown): void;
  /** Connected anew, and as the plan says. */
  verified(): void;
}

/** Errors after which trying again soon could only do harm: another device, a wrong PIN, other settings. */
export const isLasting = (error: unknown): boolean =>
  isAppError(error) &&
  /^(balance\.(charger-differs|no-writes)|pin\.|device\.(serial|not-nexus|map))/.test(error.code);

export const createLinkStatus = (
  time: DeviceTime,
  unexpected: ControllerDeps['unexpected'],
): LinkStatusKeeper => {
  const status = {
    isVerified: false,
    answeredS: null as number | null,
    errors: 0,
    error: null as AppError | null,
  };
  let connections = 0;
  return {
    status: () => ({ ...status, reconnects: Math.max(0, connections - 1) }),
    answered: () => {
      status.answeredS = time.nowS();
      status.error = null;
    },
    failed: (cause) => {
      status.errors += 1;
      status.error = isAppError(cause) ? cause : unexpected(cause);
      if (isLasting(cause)) status.isVerified = false;
    },
    verified: () => {
      status.isVerified = true;
      connections += 1;
    },
  };
};
