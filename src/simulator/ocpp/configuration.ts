import type { OcppSettings, OcppSide } from '#simulator/charger/ocppSide.ts';
import type { OcppHabits } from './habits.ts';
import type { Payload } from './payload.ts';

type ChangeStatus = 'Accepted' | 'Rejected' | 'RebootRequired' | 'NotSupported';

interface Key {
  /** Undefined: nobody may read it. */
  read?(settings: OcppSettings): string;
  /** Absent: read only. */
  write?(value: string, settings: OcppSettings): ChangeStatus;
}

const integerIn = (value: string, low: number, high: number): number | undefined => {
  const number = Number(value);
  return /^-?\d{1,10}$/.test(value) && number >= low && number <= high ? number : undefined;
};

const fixed = (value: string): Key => ({ read: () => value });

/** A key kept beside the settings. */
const kept =
  (side: OcppSide) =>
  (name: string, initial: string, isFine: (value: string) => boolean): Key => ({
    read: () => side.memory.config[name] ?? initial,
    write: (value) => {
      if (!isFine(value)) return 'Rejected';
      side.memory.config[name] = value;
      side.remember();
      return 'Accepted';
    },
  });

const isBoolean = (value: string): boolean => value === 'true' || value === 'false';
const isWhole = (low: number, high: number) => (value: string) => integerIn(value, low, high) !== undefined;

/** A number that is a setting of the charger. */
const setting = (
  side: OcppSide,
  point: string,
  read: (settings: OcppSettings) => number,
  isFine: (value: number) => boolean,
): Key => ({
  read: (settings) => String(read(settings)),
  write: (value) => {
    const number = integerIn(value, 0, 65_534);
    if (number === undefined || !isFine(number)) return 'Rejected';
    side.change({ [point]: number });
    return 'Accepted';
  },
});

/** Only upwards, and only when what the profile needs is there (A05.FR.02–04). */
const securityProfile = (side: OcppSide): Key => ({
  read: ({ securityProfile: profile }) => String(profile),
  write: (value, settings) => {
    const profile = integerIn(value, 0, 3);
    if (profile === undefined || profile < settings.securityProfile) return 'Rejected';
    const { ca, client } = side.certificates();
    const lacksKey = (profile === 1 || profile === 2) && settings.keyHex === '';
    const lacksCa = profile >= 2 && ca === undefined;
    if (lacksKey || lacksCa || (profile === 3 && client === undefined)) return 'Rejected';
    side.memory.afterRestart['ocpp.securityProfile'] = profile;
    side.remember();
    return 'RebootRequired';
  },
});

const authorizationKey = (side: OcppSide): Key => ({
  write: (value) => {
    if (!/^(?:[0-9a-fA-F]{2}){16,20}$/.test(value)) return 'Rejected';
    side.change({ 'ocpp.authorizationKey': value });
    return 'Accepted';
  },
});

const keysOf = (side: OcppSide): ReadonlyMap<string, Key> => {
  const own = kept(side);
  const measurands = (value: string) => value.length <= 200;
  const keys: Record<string, Key> = {
    HeartbeatInterval: setting(
      side,
      'ocpp.heartbeatInterval',
      ({ heartbeatS }) => heartbeatS,
      (s) => s >= 10,
    ),
    MeterValueSampleInterval: setting(
      side,
      'ocpp.meterInterval',
      ({ meterS }) => meterS,
      (s) => s === 0 || (s >= 5 && s <= 3600),
    ),
    LocalAuthorizeOffline: {
      read: ({ offline }) => String(offline > 0),
      write: (value) => {
        if (!isBoolean(value)) return 'Rejected';
        side.change({ 'ocpp.offline': value === 'true' ? 1 : 0 });
        return 'Accepted';
      },
    },
    AuthorizeRemoteTxRequests: fixed('false'),
    ClockAlignedDataInterval: own('ClockAlignedDataInterval', '0', isWhole(0, 86_400)),
    ConnectionTimeOut: own('ConnectionTimeOut', '60', isWhole(1, 3600)),
    ConnectorPhaseRotation: own('ConnectorPhaseRotation', '0.Unknown,1.Unknown', measurands),
    GetConfigurationMaxKeys: fixed('50'),
    LocalPreAuthorize: own('LocalPreAuthorize', 'false', isBoolean),
    MeterValuesAlignedData: own('MeterValuesAlignedData', 'Energy.Active.Import.Register', measurands),
    MeterValuesSampledData: own('MeterValuesSampledData', 'Energy.Active.Import.Register', measurands),
    NumberOfConnectors: fixed('1'),
    ResetRetries: own('ResetRetries', '1', isWhole(0, 10)),
    StopTransactionOnEVSideDisconnect: fixed('true'),
    StopTransactionOnInvalidId: own('StopTransactionOnInvalidId', 'true', isBoolean),
    StopTxnAlignedData: own('StopTxnAlignedData', '', measurands),
    StopTxnSampledData: own('StopTxnSampledData', '', measurands),
    SupportedFeatureProfiles: fixed('Core,SmartCharging,RemoteTrigger'),
    SupportedFileTransferProtocols: fixed('HTTP,HTTPS'),
    TransactionMessageAttempts: own('TransactionMessageAttempts', '3', isWhole(1, 100)),
    TransactionMessageRetryInterval: own('TransactionMessageRetryInterval', '60', isWhole(1, 3600)),
    UnlockConnectorOnEVSideDisconnect: fixed('false'),
    WebSocketPingInterval: own('WebSocketPingInterval', '30', isWhole(0, 3600)),
    ChargeProfileMaxStackLevel: fixed('8'),
    ChargingScheduleAllowedChargingRateUnit: fixed('Current,Power'),
    ChargingScheduleMaxPeriods: fixed('24'),
    MaxChargingProfilesInstalled: fixed('10'),
    AuthorizationKey: authorizationKey(side),
    SecurityProfile: securityProfile(side),
    CpoName: own('CpoName', '', (value) => value.length <= 50),
    AdditionalRootCertificateCheck: fixed('false'),
    CertificateSignedMaxChainSize: fixed('10000'),
    CertificateStoreMaxLength: fixed('1'),
  };
  return new Map(Object.entries(keys));
};

export interface Configuration {
  get(payload: Payload, habits: OcppHabits): Payload;
  change(payload: Payload): ChangeStatus;
  read(name: string): string;
}

/** The configuration keys of a charger, over its settings and what it keeps beside them. */
export function createConfiguration(side: OcppSide): Configuration {
  const keys = keysOf(side);
  const read = (name: string) => keys.get(name)?.read?.(side.settings()) ?? '';
  const row = (name: string, { write }: Key, habits: OcppHabits) => {
    const isReadOnly = write === undefined;
    const readonly = habits.readonlyAsNumber === true ? Number(isReadOnly) : isReadOnly;
    return { key: name, readonly, value: read(name) };
  };
  return {
    read,
    get: ({ key }, habits) => {
      const asked = Array.isArray(key) && key.length > 0 ? key.map(String) : [...keys.keys()];
      const known = asked.flatMap((name) => {
        const found = keys.get(name);
        return found?.read === undefined ? [] : [row(name, found, habits)];
      });
      const unknown = asked.filter((name) => !keys.has(name));
      return { configurationKey: known, ...(unknown.length === 0 ? {} : { unknownKey: unknown }) };
    },
    change: ({ key, value }) => {
      const found = keys.get(String(key));
      if (found === undefined) return 'NotSupported';
      if (typeof value !== 'string' || value.length > 500) return 'Rejected';
      return found.write?.(value, side.settings()) ?? 'Rejected';
    },
  };
}
