import { configurationKeys } from '#shared/domain/ocpp/configurationKeys.ts';
import type { ConfigurationRow } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import { plainText } from './plainText.ts';
import { isSecretKey } from './redactFrame.ts';

/** Beside those a wizard offers. */
const numbers = [
  'CertificateSignedMaxChainSize',
  'CertificateStoreMaxLength',
  'ChargeProfileMaxStackLevel',
  'ChargingScheduleMaxPeriods',
  'ConnectorPhaseRotationMaxLength',
  'GetConfigurationMaxKeys',
  'LocalAuthListMaxLength',
  'MaxChargingProfilesInstalled',
  'MeterValuesAlignedDataMaxLength',
  'MeterValuesSampledDataMaxLength',
  'NumberOfConnectors',
  'SendLocalListMaxLength',
  'StopTxnAlignedDataMaxLength',
  'StopTxnSampledDataMaxLength',
  'SupportedFeatureProfilesMaxLength',
];
const booleans = [
  'AdditionalRootCertificateCheck',
  'ConnectorSwitch3to1PhaseSupported',
  'ReserveConnectorZeroSupported',
];
const lists = [
  'ChargingScheduleAllowedChargingRateUnit',
  'ConnectorPhaseRotation',
  'MeterValuesAlignedData',
  'MeterValuesSampledData',
  'StopTxnAlignedData',
  'StopTxnSampledData',
  'SupportedFeatureProfiles',
  'SupportedFileTransferProtocols',
];

type KeyType = ConfigurationRow['type'];

const shownAs = { integer: 'number', boolean: 'boolean', text: 'text' } as const;

const types: ReadonlyMap<string, KeyType> = new Map<string, KeyType>([
  ...[...configurationKeys].map(([key, { kind }]) => [key, shownAs[kind]] as const),
  ...numbers.map((key) => [key, 'number'] as const),
  ...booleans.map((key) => [key, 'boolean'] as const),
  ...lists.map((key) => [key, 'list'] as const),
  ['CpoName', 'text'],
]);

/** What a key of OCPP 1.6 or its security extension holds. */
export const typeOfKey = (key: string): KeyType =>
  isSecretKey(key) ? 'secret' : (types.get(key) ?? 'unknown');

const isOdd = (type: KeyType, value: unknown): boolean => {
  if (value === undefined) return false;
  if (typeof value !== 'string') return true;
  if (type === 'number') return !/^-?\d+$/.test(value);
  if (type === 'boolean') return value !== 'true' && value !== 'false';
  return type === 'secret';
};

const longestValue = 500;
const mostRows = 1000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const listIn = (answer: unknown, name: string): readonly unknown[] => {
  const value = isRecord(answer) ? answer[name] : undefined;
  return Array.isArray(value) ? value.slice(0, mostRows) : [];
};

/** The rows of a GetConfiguration answer, also of one that leaves the schema: what can be shown is shown. */
export const configurationRows = (answer: unknown): ConfigurationRow[] =>
  listIn(answer, 'configurationKey')
    .filter(isRecord)
    .map(({ key, value, readonly }) => {
      const name = plainText(key, 50);
      const type = typeOfKey(name);
      const shown = value === undefined || value === null ? null : plainText(value, longestValue);
      return {
        key: name,
        value: type === 'secret' && shown !== null ? '***' : shown,
        // Real chargers send 0 and 1, or a text.
        isReadOnly: readonly === true || readonly === 1 || readonly === 'true',
        type,
        isOdd: isOdd(type, value),
      };
    });

export const unknownKeys = (answer: unknown): string[] =>
  listIn(answer, 'unknownKey').map((key) => plainText(key, 50));
