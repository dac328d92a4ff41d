import type { OcppView } from '#simulator/charger/ocppSide.ts';

export interface ConnectorStatus {
  readonly status: string;
  readonly errorCode: string;
}

/** The nearest error code of OCPP 1.6 to a bit of `state.fault`. */
const errorCodes: Readonly<Record<number, string>> = {
  0: 'GroundFailure',
  1: 'GroundFailure',
  2: 'GroundFailure',
  3: 'PowerSwitchFailure',
  4: 'PowerSwitchFailure',
  5: 'EVCommunicationError',
  6: 'EVCommunicationError',
  8: 'OverCurrentFailure',
  9: 'HighTemperature',
  10: 'HighTemperature',
  11: 'HighTemperature',
  12: 'UnderVoltage',
  13: 'OverVoltage',
  15: 'ConnectorLockFailure',
  23: 'ReaderFailure',
  24: 'WeakSignal',
};

const errorOf = (fault: number): string => {
  if (fault === 0) return 'NoError';
  return errorCodes[31 - Math.clz32(fault)] ?? 'OtherError';
};

const byCharge = [
  'Unavailable',
  'Available',
  'Preparing',
  'Preparing',
  'Charging',
  'SuspendedEVSE',
  'SuspendedEV',
  'Finishing',
  'Faulted',
  'Unavailable',
];

/** The status of the connector as OCPP 1.6 names it. */
export function connectorStatus(
  { charge, fault, session }: OcppView,
  isInoperative: boolean,
): ConnectorStatus {
  const errorCode = errorOf(fault);
  if (charge === 8 || fault !== 0) return { status: 'Faulted', errorCode };
  if (isInoperative) return { status: 'Unavailable', errorCode };
  if (charge === 3 && session?.isStoppedByUser === false) return { status: 'SuspendedEV', errorCode };
  if (session?.endRealMs === undefined && session?.isStoppedByUser === true)
    return { status: 'Finishing', errorCode };
  return { status: byCharge[charge] ?? 'Unavailable', errorCode };
}
