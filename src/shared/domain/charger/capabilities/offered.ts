import type { Door } from '#shared/domain/pointValue.ts';
import { type Capability, capabilityBit, hasCapability } from './capabilities.ts';

/** How a feature is reached: read freely, read with the PIN, control (block C), settings (staged), files (block F). */
type Way = 'read' | 'read-protected' | 'control' | 'settings' | 'file';

interface Feature {
  readonly way: Way;
  /** All of these bits. */
  readonly needs?: readonly Capability[];
  /** One of these bits. */
  readonly needsOneOf?: readonly Capability[];
  readonly needsNoCar?: boolean;
  readonly bluetoothOnly?: boolean;
}

/** Everything a charger may offer and what it takes. */
export const features = {
  live: { way: 'read' },
  'start-stop': { way: 'control' },
  'current-limit': { way: 'settings' },
  'control-limit': { way: 'control' },
  'install-limit': { way: 'settings', needsNoCar: true },
  schedule: { way: 'settings', needs: ['schedules', 'real-time-clock'] },
  'start-mode': { way: 'settings' },
  cards: { way: 'settings', needs: ['rfid'] },
  'learn-card': { way: 'control', needs: ['rfid'] },
  history: { way: 'read-protected', needs: ['history'] },
  pin: { way: 'settings', bluetoothOnly: true },
  clock: { way: 'control', needs: ['real-time-clock'] },
  'time-zone': { way: 'settings', needs: ['real-time-clock'] },
  language: { way: 'settings', needs: ['display'] },
  brightness: { way: 'settings', needs: ['display', 'brightness'] },
  sound: { way: 'settings', needs: ['sound'] },
  wifi: { way: 'settings', needs: ['wifi'] },
  ocpp: { way: 'settings', needsOneOf: ['ocpp-16', 'ocpp-201'] },
  'load-balancing': { way: 'settings', needs: ['load-balancing'] },
  'modbus-server': { way: 'settings', needsOneOf: ['wifi', 'ethernet'] },
  'plug-lock': { way: 'control', needs: ['plug-lock'] },
  'lock-mode': { way: 'settings', needs: ['plug-lock'], needsNoCar: true },
  'phase-switching': { way: 'control', needs: ['three-phase', 'phase-switching'], needsNoCar: true },
  'clear-faults': { way: 'control' },
  identify: { way: 'control' },
  'wake-car': { way: 'control', needs: ['pilot-interruption'] },
  'residual-self-test': { way: 'control', needs: ['residual-self-test'] },
  'earth-monitoring': { way: 'settings', needsNoCar: true },
  'plug-derating': { way: 'settings', needs: ['mains-plug-temperature'], needsNoCar: true },
  'socket-test': { way: 'control', needs: ['meter'] },
  firmware: { way: 'file', needs: ['file-transfer'], needsNoCar: true },
  certificates: { way: 'file', needs: ['file-transfer'] },
  'factory-reset': { way: 'control', needsNoCar: true },
} as const satisfies Readonly<Record<string, Feature>>;
export type FeatureName = keyof typeof features;
export const featureNames = Object.keys(features) as FeatureName[];

/** Why something is not offered, with the names its text fills in; `capability` is the number of a bit. */
export const notOfferedReasons = {
  'not-read': [],
  'missing-capability': ['capability'],
  'one-phase-model': ['model'],
  'firmware-too-old': ['firmware', 'needed'],
  'bluetooth-only': [],
  'door-closed': [],
  'control-over-modbus-off': [],
  'settings-over-modbus-off': [],
  'pin-blocked': ['blockedS'],
  'pin-needed': [],
  'car-plugged': [],
  'car-unknown': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type NotOffered = keyof typeof notOfferedReasons;

export type Offer =
  | { readonly isOffered: true }
  | {
      readonly isOffered: false;
      readonly reason: NotOffered;
      readonly params: Readonly<Record<string, number | string>>;
      /** The person can do something about it now (enter the PIN, unplug the car); otherwise it is the model's. */
      readonly isRemovable: boolean;
    };

export interface OfferInput {
  readonly model: string;
  readonly phases: number | null;
  readonly firmware: string;
  readonly firmwareNumber: number | null;
  /** `capabilities` as read; null = not read. */
  readonly capabilities: number | null;
  /** The door that is open; null = none. */
  readonly door: Door | null;
  readonly access: { readonly state: 'open' | 'locked' | 'blocked'; readonly blockedSeconds?: number };
  /** `modbus.flags`: bit 1 control, bit 2 settings; null = not read. */
  readonly modbusFlags: number | null;
  readonly isCarPlugged: boolean | null;
  /** Lowest firmware per feature where a profile knows of one: number as in `identity.firmwareNumber` and its text. */
  readonly neededFirmware?: Partial<
    Readonly<Record<FeatureName, { readonly number: number; readonly text: string }>>
  >;
}

const removable: readonly NotOffered[] = [
  'not-read',
  'door-closed',
  'control-over-modbus-off',
  'settings-over-modbus-off',
  'pin-blocked',
  'pin-needed',
  'car-plugged',
  'car-unknown',
  'firmware-too-old',
];

const no = (reason: NotOffered, params: Readonly<Record<string, number | string>> = {}): Offer => ({
  isOffered: false,
  reason,
  params,
  isRemovable: removable.includes(reason),
});

const byModel = (name: FeatureName, feature: Feature, input: OfferInput): Offer | null => {
  const { needs = [], needsOneOf = [] } = feature;
  const needed = input.neededFirmware?.[name];
  if (needed !== undefined && input.firmwareNumber !== null && input.firmwareNumber < needed.number)
    return no('firmware-too-old', { firmware: input.firmware, needed: needed.text });
  if (needs.length + needsOneOf.length === 0) return null;
  const bitmap = input.capabilities;
  if (bitmap === null) return no('not-read');
  if (needs.includes('three-phase') && input.phases === 1)
    return no('one-phase-model', { model: input.model });
  const missing = needs.find((need) => !hasCapability(bitmap, need));
  if (missing !== undefined) return no('missing-capability', { capability: capabilityBit(missing) });
  const [first] = needsOneOf;
  return first === undefined || needsOneOf.some((need) => hasCapability(bitmap, need))
    ? null
    : no('missing-capability', { capability: capabilityBit(first) });
};

const controlBit = 2;
const settingsBit = 4;

const byDoor = (feature: Feature, input: OfferInput): Offer | null => {
  const { way, bluetoothOnly = false } = feature;
  if (input.door === null) return no('door-closed');
  if (input.door === 'bluetooth') return null;
  if (bluetoothOnly) return no('bluetooth-only');
  if (way === 'read' || way === 'read-protected') return null;
  const flags = input.modbusFlags;
  if (flags === null) return no('not-read');
  if ((flags & controlBit) === 0) return no('control-over-modbus-off');
  if (way === 'control') return null;
  const isSettable = input.capabilities !== null && hasCapability(input.capabilities, 'settings-over-modbus');
  if (!isSettable) return no('missing-capability', { capability: capabilityBit('settings-over-modbus') });
  return (flags & settingsBit) === 0 ? no('settings-over-modbus-off') : null;
};

/** Register map, 4: over Bluetooth all but A and B takes the PIN; over Modbus reads and control are free. */
const needsPin = ({ way }: Feature, door: Door | null, name: FeatureName): boolean => {
  if (door === 'bluetooth') return way !== 'read';
  return way === 'settings' || way === 'file' || name === 'factory-reset';
};

const byPin = (name: FeatureName, feature: Feature, input: OfferInput): Offer | null => {
  if (!needsPin(feature, input.door, name) || input.access.state === 'open') return null;
  return input.access.state === 'blocked'
    ? no('pin-blocked', { blockedS: input.access.blockedSeconds ?? 0 })
    : no('pin-needed');
};

const byCar = (feature: Feature, input: OfferInput): Offer | null => {
  if (feature.needsNoCar !== true || input.isCarPlugged === false) return null;
  return no(input.isCarPlugged === true ? 'car-plugged' : 'car-unknown');
};

/** Whether one feature is offered now; what can never be had comes before what is only locked. */
export const offeredFeature = (name: FeatureName, input: OfferInput): Offer => {
  const feature: Feature = features[name];
  return (
    byModel(name, feature, input) ??
    byDoor(feature, input) ??
    byPin(name, feature, input) ??
    byCar(feature, input) ?? { isOffered: true }
  );
};

/** Every feature with whether it is offered and, if not, why. */
export const offered = (input: OfferInput): Readonly<Record<FeatureName, Offer>> =>
  Object.fromEntries(featureNames.map((name) => [name, offeredFeature(name, input)])) as Record<
    FeatureName,
    Offer
  >;
