import { createFindings, type Finding } from './finding.ts';
import { isPrivate, networkRange, parseIpv4, prefixLength, reservedRange } from './ipv4.ts';
import type { NetworkAnswers } from './jobAnswers.ts';

/** Rules about the Wi-Fi a charger is going to live in, and about the distance to it now. */
export const networkRules = {
  'ssid-missing': { level: 'refuse', params: [] },
  'ssid-too-long': { level: 'refuse', params: ['bytes', 'max'] },
  'signal-good': { level: 'pass', params: ['rssiDbm'] },
  'signal-weak': { level: 'warn', params: ['rssiDbm', 'warnDbm'] },
  'signal-too-weak': { level: 'refuse', params: ['rssiDbm', 'refuseDbm'] },
  'signal-unknown': { level: 'open-point', params: [] },
  'address-mode-missing': { level: 'refuse', params: [] },
  'address-invalid': { level: 'refuse', params: ['address'] },
  'address-reserved': { level: 'refuse', params: ['address', 'range'] },
  'address-of-network': { level: 'refuse', params: ['address'] },
  'address-public': { level: 'warn', params: ['address'] },
  'address-fits': { level: 'pass', params: ['address'] },
  'netmask-invalid': { level: 'refuse', params: ['netmask'] },
  'gateway-invalid': { level: 'refuse', params: ['gateway'] },
  'gateway-outside': { level: 'refuse', params: ['gateway', 'address'] },
  'gateway-is-charger': { level: 'refuse', params: ['gateway'] },
  'dhcp-reserved': { level: 'pass', params: [] },
  'dhcp-without-reservation': { level: 'open-point', params: [] },
  'bluetooth-too-far': { level: 'warn', params: ['rssiDbm', 'warnDbm'] },
} as const;
export type NetworkRule = keyof typeof networkRules;

type Findings = Finding<NetworkRule>[];

const finding = createFindings(networkRules);
const warnDbm = -75;
const refuseDbm = -82;
const ssidBytes = 32;

/** Under this a Bluetooth link breaks while writing (the product's rule; measured at this computer). */
export const closerDbm = -80;

/** True when nothing may be written over this Bluetooth link: stand closer first. */
export function isTooFar(rssiDbm: number | null): boolean {
  return rssiDbm !== null && rssiDbm < closerDbm;
}

/** Signal of the Wi-Fi as the charger measures it; null = not measured yet. */
export function signalFinding(rssiDbm: number | null): Finding<NetworkRule> {
  if (rssiDbm === null) return finding('signal-unknown', null, {});
  if (rssiDbm < refuseDbm) return finding('signal-too-weak', null, { rssiDbm, refuseDbm });
  if (rssiDbm < warnDbm) return finding('signal-weak', null, { rssiDbm, warnDbm });
  return finding('signal-good', null, { rssiDbm });
}

/** "Stand closer" before anything is written over a weak Bluetooth link; empty when it is strong enough. */
export function bluetoothFindings(rssiDbm: number | null): Findings {
  if (rssiDbm === null || !isTooFar(rssiDbm)) return [];
  return [finding('bluetooth-too-far', null, { rssiDbm, warnDbm: closerDbm })];
}

/** Name of the Wi-Fi by its length in bytes. */
export function ssidFindings({ ssid = '' }: NetworkAnswers): Findings {
  const bytes = new TextEncoder().encode(ssid).length;
  if (bytes === 0) return [finding('ssid-missing', 'ssid', {})];
  return bytes > ssidBytes ? [finding('ssid-too-long', 'ssid', { bytes, max: ssidBytes })] : [];
}

function gatewayFindings(
  text: string | undefined,
  address: number,
  dotted: string,
  prefix: number,
): Findings {
  // A controller in the same network is reached without one.
  if (text === undefined || text === '' || text === '0.0.0.0') return [];
  const gateway = parseIpv4(text);
  if (gateway === null) return [finding('gateway-invalid', 'gateway', { gateway: text })];
  if (gateway === address) return [finding('gateway-is-charger', 'gateway', { gateway: text })];
  const { first, last } = networkRange(address, prefix);
  if (gateway <= first || gateway >= last)
    return [finding('gateway-outside', 'gateway', { gateway: text, address: dotted })];
  return [];
}

function staticFindings(network: NetworkAnswers, isPractice: boolean): Findings {
  const { address: dotted = '', netmask = '' } = network;
  const address = parseIpv4(dotted);
  if (address === null) return [finding('address-invalid', 'address', { address: dotted })];
  const range = reservedRange(address);
  // The practice network is the loopback network.
  const isPracticeAddress = isPractice && range === 'loopback';
  if (range !== null && !isPracticeAddress)
    return [finding('address-reserved', 'address', { address: dotted, range })];
  const mask = parseIpv4(netmask);
  const prefix = mask === null ? null : prefixLength(mask);
  if (prefix === null || prefix < 8 || prefix > 30)
    return [finding('netmask-invalid', 'netmask', { netmask })];
  const { first, last } = networkRange(address, prefix);
  if (address === first || address === last)
    return [finding('address-of-network', 'address', { address: dotted })];
  const isLocal = isPrivate(address) || isPracticeAddress;
  return [
    finding(isLocal ? 'address-fits' : 'address-public', 'address', { address: dotted }),
    ...gatewayFindings(network.gateway, address, dotted, prefix),
  ];
}

function addressFindings(network: NetworkAnswers, isPractice: boolean): Findings {
  switch (network.ipMode) {
    case undefined:
      return [finding('address-mode-missing', 'ipMode', {})];
    case 'static':
      return staticFindings(network, isPractice);
    case 'dhcp':
      // Without a reservation the controller loses the charger at the next lease.
      return [
        network.hasReservation === 'yes'
          ? finding('dhcp-reserved', 'hasReservation', {})
          : finding('dhcp-without-reservation', 'hasReservation', {}),
      ];
    default:
      return network.ipMode satisfies never;
  }
}

/** Name, address and signal of the Wi-Fi of the site. */
export function networkFindings(
  network: NetworkAnswers,
  rssiDbm: number | null,
  isPractice = false,
): Findings {
  return [...ssidFindings(network), ...addressFindings(network, isPractice), signalFinding(rssiDbm)];
}
