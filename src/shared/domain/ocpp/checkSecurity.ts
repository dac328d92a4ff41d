import { ssidFindings } from '#shared/domain/networkFindings.ts';
import { releaseDateMs } from '#shared/releaseDate.ts';
import { checkKey } from './authorizationKey.ts';
import type { OcppFinding } from './ocppFinding.ts';
import { generalLimits, isSecurityProfile, type OcppLimits } from './ocppLimits.ts';
import { type SecurityRule, securityFinding } from './securityRules.ts';

export interface SecurityAnswers {
  readonly profile: number;
  /** Profile the charger has now; null when it is not known. */
  readonly profileNow?: number | null;
  readonly scheme: 'ws' | 'wss' | null;
  /** A key that was typed; without one `isKeyStored` says whether the charger keeps one already. */
  readonly key?: string;
  readonly isKeyStored?: boolean;
  readonly hasCa?: boolean;
  readonly hasCertificate?: boolean;
  /** The plan writes the charger's clock before the address. */
  readonly setsClock?: boolean;
  readonly laptopMs?: number;
  /** Another clock that was read: of the back end, or of a charger with network time. */
  readonly referenceMs?: number | null;
  readonly wifi?: { readonly ssid: string; readonly password: string };
}

type Findings = OcppFinding<SecurityRule>[];

const hourMs = 3_600_000;
/** No laptop runs this program so long after it was made. */
const longestUseMs = 20 * 365.25 * 24 * hourMs;
const password = { min: 8, max: 63, keyDigits: 64 } as const;

/** Profile against scheme, and against the profile the charger has now (checklist S6). */
export const profileFindings = ({
  profile,
  profileNow,
  scheme,
}: Pick<SecurityAnswers, 'profile' | 'profileNow' | 'scheme'>): Findings => {
  if (!isSecurityProfile(profile)) return [securityFinding('security-profile', {})];
  const findings: Findings = [];
  if (profile === 1 && scheme === 'wss') findings.push(securityFinding('security-plain-needed', { profile }));
  if (profile >= 2 && scheme === 'ws') findings.push(securityFinding('security-tls-needed', { profile }));
  if (profile === 0 && scheme === 'wss') findings.push(securityFinding('security-tls-unproven', {}));
  if (typeof profileNow === 'number' && profile < profileNow)
    findings.push(securityFinding('security-lowered', { from: profileNow, to: profile }));
  return findings;
};

const keyFindings = (answers: SecurityAnswers, limits: OcppLimits): Findings => {
  const { profile, key = '', isKeyStored = false } = answers;
  const usesKey = profile === 1 || profile === 2;
  if (key === '')
    return usesKey && !isKeyStored ? [securityFinding('security-key-missing', { profile })] : [];
  const { findings } = checkKey(key, limits);
  return usesKey ? [...findings] : [...findings, securityFinding('security-key-unused', { profile })];
};

const certificateFindings = (answers: SecurityAnswers): Findings => {
  const { profile, hasCa = false, hasCertificate = false } = answers;
  const findings: Findings = [];
  if ((profile === 2 || profile === 3) && !hasCa)
    findings.push(securityFinding('security-ca-missing', { profile }));
  if (profile === 3 && !hasCertificate) findings.push(securityFinding('security-certificate-missing', {}));
  return findings;
};

const clockFindings = (answers: SecurityAnswers): Findings => {
  const { profile, scheme, setsClock = false, laptopMs, referenceMs = null } = answers;
  // TLS asks the clock, and the charger would get its time only over that connection.
  if (scheme !== 'wss' && profile < 2) return [];
  const findings: Findings = setsClock ? [] : [securityFinding('security-clock-missing', {})];
  if (laptopMs === undefined) return findings;
  if (!(laptopMs >= releaseDateMs)) return [...findings, securityFinding('laptop-clock-past', {})];
  if (laptopMs > releaseDateMs + longestUseMs)
    return [...findings, securityFinding('laptop-clock-future', {})];
  const hours = referenceMs === null ? 0 : Math.round(Math.abs(laptopMs - referenceMs) / hourMs);
  return hours < 1 ? findings : [...findings, securityFinding('laptop-clock-differs', { hours })];
};

/** Name and password of the Wi-Fi by their lengths; 64 hexadecimal digits are a key where the charger takes them. */
export const wifiFindings = (
  wifi: { readonly ssid: string; readonly password: string },
  { wifiPasswordBytes }: OcppLimits = generalLimits,
): Findings => {
  const { length } = wifi.password;
  const max = Math.min(password.max, wifiPasswordBytes);
  const isKey =
    length === password.keyDigits && length <= wifiPasswordBytes && !/[^0-9A-Fa-f]/.test(wifi.password);
  const isFine = length >= password.min && length <= max && !/[^ -~]/.test(wifi.password);
  const name = ssidFindings(wifi).map(
    ({ rule, params }): OcppFinding<SecurityRule> =>
      rule === 'ssid-too-long'
        ? securityFinding(rule, { bytes: params['bytes'] ?? 0, max: params['max'] ?? 0 })
        : securityFinding('ssid-missing', {}),
  );
  if (length === 0) return [...name, securityFinding('wifi-open', {})];
  return isKey || isFine
    ? name
    : [...name, securityFinding('wifi-password', { length, min: password.min, max })];
};

/** Profile, scheme, key, certificates, clock and Wi-Fi against each other (checklist S1–S4, S6, S11, S12). */
export const checkSecurity = (
  answers: SecurityAnswers,
  limits: OcppLimits = generalLimits,
): readonly OcppFinding<SecurityRule>[] => [
  ...profileFindings(answers),
  ...keyFindings(answers, limits),
  ...certificateFindings(answers),
  ...clockFindings(answers),
  ...(answers.wifi ? wifiFindings(answers.wifi, limits) : []),
];
