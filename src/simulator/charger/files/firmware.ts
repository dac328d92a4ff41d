import { capability } from '#simulator/charger/capability.ts';

/** A firmware as the charger runs it; the version is the number of `identity.firmwareNumber`. */
export interface Firmware {
  readonly version: number;
  /** What it can do where the hardware can. */
  readonly capabilities: number;
  readonly capabilities2: number;
  /** Once it is confirmed, nothing older is taken. */
  readonly isFinal: boolean;
}

/** The firmware side of what survives a restart. */
export interface FirmwareState {
  running: Firmware;
  /** On trial: what comes back unless the running one is confirmed. */
  previous: Firmware | undefined;
  /** Versions below this are refused. */
  floor: number;
}

const pattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\+(\d{1,3}))?$/;

/** `1.4.2+7` as a number, or undefined when the text is no version. */
export function parseVersion(text: string): number | undefined {
  const bytes = pattern
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (bytes === undefined || bytes.some((byte) => byte > 255)) return undefined;
  const version = Buffer.from(bytes).readUInt32BE();
  return versionText(version) === text ? version : undefined;
}

export function versionText(version: number): string {
  const [major = 0, minor = 0, patch = 0, build = 0] = [24, 16, 8, 0].map((bit) => (version >>> bit) & 0xff);
  return `${major}.${minor}.${patch}${build === 0 ? '' : `+${build}`}`;
}

/** What practice chargers leave the factory with. */
export const factoryFirmware = '1.4.2+7';

const without = (...bits: number[]) => bits.reduce((mask, bit) => (mask & ~(1 << bit)) >>> 0, 0xffffffff);

/** The firmware of this version as the vendor built it: 1.4.1 brought the pilot interruption, 2.0.0 OCPP 2.0.1. */
export function builtFirmware(version: number): Firmware {
  const hasInterruption = version >= 0x01040100;
  const isSecond = version >= 0x02000000;
  const missing = [
    ...(hasInterruption ? [] : [capability.pilotInterruption]),
    ...(isSecond ? [] : [capability.ocpp201]),
  ];
  return { version, capabilities: without(...missing), capabilities2: 0, isFinal: version === 0x02000000 };
}

/** A charger that has never been updated. */
export function freshFirmware(version = factoryFirmware): FirmwareState {
  const number = parseVersion(version);
  if (number === undefined) throw new Error(`no version: ${version}`);
  return { running: builtFirmware(number), previous: undefined, floor: 0 };
}

/** Ends a trial without its confirmation; false when there is none. */
export function goBack(firmware: FirmwareState): boolean {
  if (firmware.previous === undefined) return false;
  firmware.running = firmware.previous;
  firmware.previous = undefined;
  return true;
}
