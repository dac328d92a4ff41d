import type { BleRadioState, RadioUnavailableReason } from '#core/ports/bleRadio.ts';

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** Why the driver could not be loaded or started, told from its error. */
export const reasonOf = (error: unknown): RadioUnavailableReason => {
  if (!(error instanceof Error)) return 'driver-missing';
  const text = `${codeOf(error)} ${error.message}`;
  if (/EPERM|EACCES|not permitted/i.test(text)) return 'unauthorised';
  if (/ENODEV|no such device|no compatible usb/i.test(text)) return 'no-adapter';
  if (/EAFNOSUPPORT|not supported|unsupported/i.test(text)) return 'unsupported';
  return 'driver-missing';
};

/** The driver's word for its state, as a state of the port. */
export const stateOf = (driverState: string): BleRadioState => {
  switch (driverState) {
    case 'poweredOn':
      return { kind: 'ready' };
    case 'poweredOff':
      return { kind: 'unavailable', reason: 'powered-off' };
    case 'unauthorized':
      return { kind: 'unavailable', reason: 'unauthorised' };
    case 'unsupported':
      return { kind: 'unavailable', reason: 'unsupported' };
    default:
      return { kind: 'starting' };
  }
};
