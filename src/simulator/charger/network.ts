import type { DeviceTime } from './deviceTime.ts';
import type { Settings } from './settings.ts';
import type { VirtualChargerOptions } from './virtualCharger.types.ts';

const connectMs = 3000;
/** Where a charger that is its own access point answers; never bound on the practice network. */
const accessPointIp = 'c0a80401';
const dhcpIp = '7f000001';
const noIp = '00000000';

const wifiState = { off: 0, searching: 1, connected: 2, accessPoint: 3, wrongPassword: 4 } as const;

export interface Network {
  /** As `wifi.state`. */
  state(): number;
  /** Eight hex digits; zeros without a connection. */
  ipHex(): string;
  rssi(): number;
  setRssi(dBm: number): void;
  isReachable(): boolean;
  /** Takes the settings of now; unchanged ones keep the connection. */
  reconfigure(kind: 'at once' | 'after connecting'): void;
  drop(): void;
}

export function dotted(ipHex: string): string {
  return [0, 2, 4, 6].map((at) => Number.parseInt(ipHex.slice(at, at + 2), 16)).join('.');
}

const relevant = ['wifi.mode', 'wifi.ssid', 'wifi.password', 'wifi.apPassword'];
const addresses = ['network.ipMode', 'network.address', 'network.netmask', 'network.gateway'];

export function networkFingerprint(settings: Settings): string {
  return JSON.stringify([...relevant, ...addresses].map((name) => settings.text(name)));
}

/** The Wi-Fi side: the practice network has one SSID with one password. */
export function createNetwork(
  settings: Settings,
  time: DeviceTime,
  wifi: VirtualChargerOptions['wifi'],
  onChange: () => void,
): Network {
  let state: number = wifiState.off;
  let rssi = -58;
  let configured = '';
  let cancel: () => void = () => undefined;

  const enter = (next: number) => {
    state = next;
    onChange();
  };
  const associate = () => {
    if (settings.text('wifi.ssid') !== wifi.ssid) return;
    enter(settings.text('wifi.password') === wifi.password ? wifiState.connected : wifiState.wrongPassword);
  };

  return {
    state: () => state,
    ipHex: () => {
      if (state === wifiState.accessPoint) return accessPointIp;
      if (state !== wifiState.connected) return noIp;
      return settings.number('network.ipMode') === 1 ? settings.text('network.address') : dhcpIp;
    },
    rssi: () => (state === wifiState.connected ? rssi : -0x8000),
    setRssi: (dBm) => {
      rssi = dBm;
    },
    isReachable: () => state === wifiState.connected || state === wifiState.accessPoint,
    reconfigure: (kind) => {
      const wanted = networkFingerprint(settings);
      if (wanted === configured) return;
      configured = wanted;
      cancel();
      const mode = settings.number('wifi.mode');
      if (mode === 0) return enter(wifiState.off);
      if (mode === 2) return enter(wifiState.accessPoint);
      enter(wifiState.searching);
      if (kind === 'at once') associate();
      else cancel = time.after(connectMs, associate);
    },
    drop: () => {
      cancel();
      configured = '';
      enter(wifiState.off);
    },
  };
}
