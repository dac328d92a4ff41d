import { createHash } from 'node:crypto';

export interface ChargerIdentity {
  readonly serial: string;
  /** As advertised: `NEXUS-` and the last four characters of the serial. */
  readonly name: string;
  /** Bluetooth address of the charger's radio. */
  readonly address: string;
  readonly model: { readonly name: string; readonly hardwareMaxA: 32 | 40; readonly phases: 1 | 3 };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const ENDINGS = 10_000;
/** Shares no factor with the number of endings, so 10,000 chargers get 10,000 different ones. */
const STRIDE = 7919;

const digits = (value: number): string => String(value % ENDINGS).padStart(4, '0');

/** Every third charger is the other model, so that a site of three shows both. */
const modelOf = (index: number): ChargerIdentity['model'] =>
  index % 3 === 2
    ? { name: 'NEXUS 40', hardwareMaxA: 40, phases: 1 }
    : { name: 'NEXUS 32', hardwareMaxA: 32, phases: 3 };

/** Who the charger with this index is; within one site the last four characters of the serials differ. */
export const chargerIdentity = (seed: number, index: number): ChargerIdentity => {
  const site = digest(`serial ${seed}`);
  const ending = digits(site.readUInt32BE(4) + index * STRIDE);
  const radio = digest(`address ${seed} ${index}`).toString('hex').slice(0, 10);
  return {
    serial: `NX${digits(site.readUInt32BE(0))}${ending}`,
    name: `NEXUS-${ending}`,
    address: ['c0', ...(radio.match(/../g) ?? [])].join(':'),
    model: modelOf(index),
  };
};

/** The one Wi-Fi of a practice site. */
export const siteWifi = (seed: number): { readonly ssid: string; readonly password: string } => {
  const wifi = digest(`wifi ${seed}`);
  return { ssid: `Practice-${digits(wifi.readUInt32BE(0))}`, password: wifi.toString('hex').slice(8, 20) };
};
