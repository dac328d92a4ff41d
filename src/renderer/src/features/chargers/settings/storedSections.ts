import type { FeatureName } from '#shared/domain/charger/capabilities/offered.ts';

export interface StoredPoint {
  readonly name: string;
  /** What the charger has to be able to do for it; absent = every charger has it. */
  readonly feature?: FeatureName;
}

/** Stored settings of daily use, in the order of the page; each section has its word under `section`. */
export const storedSections = [
  {
    key: 'time',
    points: [
      { name: 'clock.timezone', feature: 'time-zone' },
      { name: 'clock.ntp', feature: 'wifi' },
    ],
  },
  {
    key: 'display',
    points: [
      { name: 'settings.language', feature: 'language' },
      { name: 'display.brightness', feature: 'brightness' },
      { name: 'display.brightnessIdle', feature: 'brightness' },
      { name: 'display.timeout', feature: 'language' },
      { name: 'settings.units', feature: 'language' },
      { name: 'settings.soundVolume', feature: 'sound' },
    ],
  },
  {
    key: 'charging',
    points: [
      { name: 'settings.lockMode', feature: 'lock-mode' },
      { name: 'settings.startDelayRandom' },
      { name: 'settings.tariff' },
    ],
  },
  {
    key: 'wifi',
    points: [
      { name: 'wifi.mode', feature: 'wifi' },
      { name: 'wifi.ssid', feature: 'wifi' },
      { name: 'wifi.password', feature: 'wifi' },
      { name: 'wifi.country', feature: 'wifi' },
      { name: 'wifi.apPassword', feature: 'wifi' },
    ],
  },
] as const satisfies readonly { readonly key: string; readonly points: readonly StoredPoint[] }[];

export type StoredSectionKey = (typeof storedSections)[number]['key'];
