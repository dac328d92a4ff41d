import type { DevicePoint } from '#shared/profile/deviceProfile.ts';

/** What a charger can store, in bytes; the key counts in hexadecimal digits. */
export interface OcppLimits {
  readonly urlBytes: number;
  readonly identityBytes: number;
  readonly keyDigits: number;
  readonly wifiPasswordBytes: number;
}

/** Without a charger: what OCPP 2.0.1 allows, and the length of a key in the security whitepaper. */
export const generalLimits: OcppLimits = {
  urlBytes: 512,
  identityBytes: 48,
  keyDigits: 40,
  wifiPasswordBytes: 64,
};

/** The limits of a device profile; a point it does not have keeps the general one. */
export const ocppLimitsOf = (points: ReadonlyMap<string, DevicePoint>): OcppLimits => {
  const bytes = (name: string, general: number) => {
    const point = points.get(name);
    return Math.min(general, point?.text?.maxBytes ?? (point ? point.registers * 2 : general));
  };
  return {
    urlBytes: bytes('ocpp.url', generalLimits.urlBytes),
    identityBytes: bytes('ocpp.identity', generalLimits.identityBytes),
    keyDigits: bytes('ocpp.authorizationKey', generalLimits.keyDigits),
    wifiPasswordBytes: bytes('wifi.password', generalLimits.wifiPasswordBytes),
  };
};

/** Security profiles of OCPP 1.6-J: 0 none, 1 key, 2 key and TLS, 3 certificates on both sides. */
export type SecurityProfile = 0 | 1 | 2 | 3;

export const isSecurityProfile = (value: number): value is SecurityProfile => [0, 1, 2, 3].includes(value);
