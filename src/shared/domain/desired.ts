import type { Country } from './circuitAnswers.ts';
import { onePhaseLimitA } from './countryRules.ts';
import { type ControlAnswers, isSteeredOver, type NetworkAnswers } from './jobAnswers.ts';
import type { PointValues } from './pointValue.ts';
import { minimumA } from './stageLimits.ts';

/** Factory value of the current settings, also what a factory reset leaves behind. */
export const factoryCurrentA = 6;
/** How long a changed door waits for its proof before the old ones return (s). */
export const confirmTimeoutS = 300;
const confirmedCommitBit = 30;

/** Everything the values of a job follow from. `current` = as found; it decides what must be kept beside. */
export interface DesiredInput {
  readonly job: 'own-circuit' | 'load-balancing';
  readonly country: Country;
  /** The circuit's limit (A), from `circuitLimit`. */
  readonly limitA: number;
  /** A lower current the person wants; never above the limit. */
  readonly wantedA?: number;
  readonly bootCurrentA?: number;
  readonly control: ControlAnswers;
  readonly network: NetworkAnswers;
  /** `capabilities` bitmap as read. */
  readonly capabilities: number;
  readonly current: PointValues;
}

function hasBit(bitmap: number, bit: number): boolean {
  // Division instead of shifting: bit 31 of a u32 would come out negative.
  return Math.floor(bitmap / 2 ** bit) % 2 === 1;
}

/** Points of the network block that the answers ask for; unanswered ones stay as found. Never the password. */
export function desiredNetwork(network: NetworkAnswers): PointValues {
  const values: PointValues = {};
  if (network.ssid !== undefined) {
    values['wifi.mode'] = 1;
    values['wifi.ssid'] = network.ssid;
  }
  if (network.ipMode !== undefined) values['network.ipMode'] = network.ipMode === 'static' ? 1 : 0;
  if (network.ipMode !== 'static') return values;
  if (network.address !== undefined) values['network.address'] = network.address;
  if (network.netmask !== undefined) values['network.netmask'] = network.netmask;
  if (network.gateway !== undefined) values['network.gateway'] = network.gateway;
  return values;
}

function circuitValues(input: DesiredInput): PointValues {
  const { limitA } = input;
  const maxCurrentA = Math.min(input.wantedA ?? limitA, limitA);
  return {
    'settings.installLimit': limitA,
    'settings.maxCurrent': maxCurrentA,
    'settings.maxCurrentSinglePhase': Math.min(maxCurrentA, onePhaseLimitA(input.country) ?? maxCurrentA),
    'settings.bootCurrent': Math.min(input.bootCurrentA ?? factoryCurrentA, maxCurrentA),
    'safety.flags': 3,
  };
}

/** `modbus.flags`: server and control; settings too where the person allowed them. */
const serverFlags = 3;
const serverAndSettingsFlags = 7;

function controllerValues(input: DesiredInput): PointValues {
  const { control, current } = input;
  const values: PointValues = {
    'failsafe.defaultCurrent': control.failsafeA ?? factoryCurrentA,
    // The lower of fail-safe and last set-point: a pause stays a pause.
    'failsafe.defaultAction': 1,
    'loadBalancing.mode': 0,
    'modbus.flags': control.laterChanges === 'allowed' ? serverAndSettingsFlags : serverFlags,
  };
  if (control.timeoutS !== undefined) values['failsafe.defaultTimeout'] = control.timeoutS;
  if (control.modbusPort !== undefined) values['modbus.port'] = control.modbusPort;
  const ocppFlags = current['ocpp.flags'];
  // The charger refuses the server while OCPP is told to ignore the Modbus limit.
  if (typeof ocppFlags === 'number' && (ocppFlags & 2) === 0) values['ocpp.flags'] = ocppFlags | 2;
  if (hasBit(input.capabilities, confirmedCommitBit)) values['commit.confirmTimeout'] = confirmTimeoutS;
  return values;
}

/** `loadBalancing.meterSource` */
const meterSources = { 'modbus-meter': 2, 'ct-clamp': 3 } as const;
const usualMeterPort = 502;

/** The charger steers itself: its watchdog is off, and the server stays on so that it can be proven and read. */
function ownMeterValues(input: DesiredInput): PointValues {
  const { control, current, capabilities } = input;
  const { meterSource, meterAddress, houseFuseA, meterLossA, meterTimeoutS } = control;
  const values: PointValues = {
    'failsafe.defaultTimeout': 0,
    'loadBalancing.mode': 1,
    'loadBalancing.reserve': control.reserveA ?? 0,
    'loadBalancing.meterLossCurrent': meterLossA ?? factoryCurrentA,
    // The confirmation over the new door is a control write; a stray set-point could only lower the current.
    'modbus.flags': serverFlags,
  };
  if (meterSource !== undefined) values['loadBalancing.meterSource'] = meterSources[meterSource];
  if (houseFuseA !== undefined) values['loadBalancing.houseFuse'] = houseFuseA;
  if (meterTimeoutS !== undefined) values['loadBalancing.meterTimeout'] = meterTimeoutS;
  if (meterSource === 'modbus-meter' && meterAddress !== undefined) {
    values['loadBalancing.meterIp'] = meterAddress;
    values['loadBalancing.meterPort'] = control.meterPort ?? usualMeterPort;
    values['loadBalancing.meterUnit'] = control.meterUnit ?? 1;
    values['loadBalancing.meterProfile'] = control.meterProfile ?? 0;
  }
  if (control.modbusPort !== undefined) values['modbus.port'] = control.modbusPort;
  const ocppFlags = current['ocpp.flags'];
  if (typeof ocppFlags === 'number' && (ocppFlags & 2) === 0) values['ocpp.flags'] = ocppFlags | 2;
  if (hasBit(capabilities, confirmedCommitBit)) values['commit.confirmTimeout'] = confirmTimeoutS;
  return values;
}

/**
 * The point values a job wants, in the points' units. A limit below 6 A has none: the caller refuses first, this
 * throws a RangeError rather than writing it.
 */
export function desiredSettings(input: DesiredInput): PointValues {
  if (!(Number.isInteger(input.limitA) && input.limitA >= minimumA))
    throw new RangeError(`no settings for a limit of ${input.limitA} A`);
  const circuit = circuitValues(input);
  if (input.job === 'load-balancing' && input.control.who === 'own-meter')
    return { ...circuit, ...ownMeterValues(input), ...desiredNetwork(input.network) };
  if (input.job === 'load-balancing' && isSteeredOver(input.control.who))
    return { ...circuit, ...controllerValues(input), ...desiredNetwork(input.network) };
  // Nobody steers, or the charger is alone on its circuit: Bluetooth stays on, so no other door opens.
  return { ...circuit, 'loadBalancing.mode': 0, 'modbus.flags': 0 };
}

/** True when these values silence Bluetooth: OCPP, the Modbus server or load balancing is on. */
export function closesBluetooth(values: PointValues): boolean {
  const flags = values['modbus.flags'];
  return (
    (typeof flags === 'number' && (flags & 1) === 1) ||
    isOn(values['ocpp.mode']) ||
    isOn(values['loadBalancing.mode'])
  );
}

function isOn(value: unknown): boolean {
  return typeof value === 'number' && value !== 0;
}

/** Parameters of the sentence before the point of no return; null when Bluetooth stays on. */
export function pointOfNoReturn(
  desired: PointValues,
  address: string,
): { readonly address: string; readonly fromA: number; readonly toA: number } | null {
  if (!closesBluetooth(desired)) return null;
  const set = desired['settings.maxCurrent'];
  // The way back is a factory reset: what is set now falls to the factory value.
  return { address, fromA: typeof set === 'number' ? set : factoryCurrentA, toA: factoryCurrentA };
}
