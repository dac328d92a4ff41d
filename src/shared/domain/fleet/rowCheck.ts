import type { Finding } from '#shared/domain/finding.ts';
import type { Door } from '#shared/domain/pointValue.ts';
import type { AppError } from '#shared/errors/appError.ts';

/** Where the PIN of a row comes from; `untried` = too few attempts are left to try it before writing. */
export type RowPin = 'not-needed' | 'vault' | 'typed' | 'untried' | 'missing';

/**
 * Whether one row of a table can be written, looked at beforehand. `blocked` has its reasons in `findings` (those that
 * refuse) or in `error`; what is null could not be found out.
 */
export interface RowCheck {
  readonly row: number;
  readonly state: 'ready' | 'unchanged' | 'blocked';
  readonly serial: string | null;
  readonly firmware: string | null;
  readonly door: Door | null;
  readonly pin: RowPin | null;
  readonly isCarPlugged: boolean | null;
  /** Over Modbus TCP: whether the charger takes settings there; null over Bluetooth. */
  readonly takesSettings: boolean | null;
  /** What refuses and what is to be looked at; nothing that merely passes. */
  readonly findings: readonly Finding[];
  readonly error: AppError | null;
}
