import { type AppError, appError } from '#shared/errors/appError.ts';

export interface RequestNames {
  readonly device: string;
  readonly operation: string;
  readonly register: number;
}

const fieldOf = (error: unknown, field: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;

/** True when the driver gave up waiting for an answer. */
export const isDriverTimeout = (error: unknown): boolean => fieldOf(error, 'errno') === 'ETIMEDOUT';

/** The driver's error in the catalogue's words, the cause kept. */
export const translateModbusError = (error: unknown, names: RequestNames): AppError => {
  const { device, operation, register } = names;
  const exception = fieldOf(error, 'modbusCode');
  if (typeof exception === 'number') {
    return appError('modbus.exception', { device, exception, register }, { cause: error });
  }
  if (isDriverTimeout(error)) return appError('device.timeout', { device, operation }, { cause: error });
  if (fieldOf(error, 'errno') === 'ECONNREFUSED') {
    return appError('device.link-lost', { device }, { cause: error });
  }
  return appError('device.bad-answer', { device, operation }, { cause: error });
};
