import { configuredLimitA } from '#shared/domain/configuredLimit.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Door, PointValues } from '#shared/domain/pointValue.ts';
import type { BackendAnswers } from './backendAnswers.ts';
import { type OcppJobRule, ocppJobFinding } from './ocppJobRules.ts';

const capabilityBit = { ocpp16: 11, confirmedCommit: 30 } as const;
const joined = 2;
/** What a charger permits as it leaves the factory, and after a factory reset (A). */
const factoryLimitA = 6;
const settingsOverModbus = 4;

const has = (bitmap: number, bit: number): boolean => Math.floor(bitmap / 2 ** bit) % 2 === 1;

/** Whether something beside the back end sets the current of a charger with these settings. */
const isSteered = (values: PointValues): boolean =>
  Number(values['loadBalancing.mode'] ?? 0) !== 0 || has(Number(values['modbus.flags'] ?? 0), 0);

/** What speaks for and against connecting this charger to a back end, beside address, identity and security. */
export const ocppJobFindings = (input: {
  readonly answers: BackendAnswers;
  readonly current: PointValues;
  readonly capabilities: number;
  readonly door: Door;
  readonly isWifiProven: boolean;
}): Finding<OcppJobRule>[] => {
  const { answers, current, capabilities, door, isWifiProven } = input;
  const found: Finding<OcppJobRule>[] = [];
  const flags = Number(current['modbus.flags'] ?? 0);
  if (!has(capabilities, capabilityBit.ocpp16)) found.push(ocppJobFinding('ocpp-not-offered', null, {}));
  if (answers.where === undefined) found.push(ocppJobFinding('ocpp-where-missing', 'where', {}));
  const isInNetwork = door === 'modbus' || isWifiProven || current['wifi.state'] === joined;
  if (!isInNetwork) found.push(ocppJobFinding('ocpp-no-network', 'ssid', {}));
  if (door === 'modbus' && (flags & settingsOverModbus) === 0)
    found.push(ocppJobFinding('ocpp-modbus-locked', null, {}));
  if (!has(capabilities, capabilityBit.confirmedCommit))
    found.push(ocppJobFinding('ocpp-no-trial', null, {}));
  if (Number(current['ocpp.mode'] ?? 0) !== 0)
    found.push(ocppJobFinding('ocpp-is-on', null, { url: String(current['ocpp.url'] ?? '') }));
  const limitA = configuredLimitA(current);
  // This job sets no limit, and over a back end nobody can.
  if (limitA !== null)
    found.push(
      ocppJobFinding(limitA <= factoryLimitA ? 'ocpp-limit-factory' : 'ocpp-limit-as-found', null, {
        current: limitA,
      }),
    );
  if (isSteered(current)) found.push(ocppJobFinding('ocpp-lowest-wins', null, {}));
  if (answers.where === 'this-laptop') found.push(ocppJobFinding('ocpp-test-back-end', null, {}));
  return found;
};

/** What a load-balancing job says of a charger that has a back end, or is prepared for one. */
export const besideOcppFindings = (current: PointValues): Finding<OcppJobRule>[] => {
  const isOn = Number(current['ocpp.mode'] ?? 0) !== 0;
  const isPrepared = typeof current['ocpp.url'] === 'string' && current['ocpp.url'] !== '';
  return isOn || isPrepared ? [ocppJobFinding('ocpp-beside-balancing', null, {})] : [];
};
