import { compareFirmware } from './firmwareVersion.ts';

export interface SiteCharger {
  readonly serial: string;
  readonly name: string;
  readonly model: string;
  readonly firmware: string;
}

/** The versions the chargers of a site run, newest first, each with who runs it. */
export const siteVersions = (
  chargers: readonly SiteCharger[],
): { readonly version: string; readonly chargers: readonly SiteCharger[] }[] =>
  [...Map.groupBy(chargers, ({ firmware }) => firmware)]
    .map(([version, each]) => ({ version, chargers: each }))
    .toSorted((left, right) => compareFirmware(right.version, left.version));
