import { hasBit } from '#shared/domain/charger/bits.ts';

/** Names of the bits of `capabilities`, each at its place; words in `points:bits.capabilities`. */
export const capabilityNames = [
  'three-phase',
  'phase-switching',
  'meter',
  'certified-meter',
  'plug-lock',
  'rfid',
  'display',
  'brightness',
  'wifi',
  'ethernet',
  'bluetooth',
  'ocpp-16',
  'ocpp-201',
  'load-balancing',
  'host-meter-values',
  'schedules',
  'history',
  'real-time-clock',
  'adapter-coding',
  'mains-plug-temperature',
  'ev-plug-temperature',
  'residual-values',
  'residual-self-test',
  'pilot-interruption',
  'sound',
  'file-transfer',
  'iso-15118',
  'settings-over-modbus',
  'fc23',
  'history-mirror',
  'confirmed-commit',
  'practice',
] as const;
export type Capability = (typeof capabilityNames)[number];

/** Number of the bit of a capability. */
export const capabilityBit = (name: Capability): number => capabilityNames.indexOf(name);

/** True when a charger says that it can do this. */
export const hasCapability = (bitmap: number, name: Capability): boolean =>
  hasBit(bitmap, capabilityBit(name));

/** Every capability with whether the charger has it, in the order of the bits. */
export const capabilities = (bitmap: number): { readonly name: Capability; readonly isThere: boolean }[] =>
  capabilityNames.map((name) => ({ name, isThere: hasCapability(bitmap, name) }));
