import type { Random } from './random.ts';

/** How the air between the laptop and one peripheral is. */
export interface LinkConditions {
  /** Mean strength at the laptop; every measurement varies by up to 3 dB around it. */
  readonly rssiDbm: number;
  /** Out of range, nothing is heard and a live link ends with its supervision time-out. */
  readonly inRange: boolean;
  /** Connection interval: a packet waits for the next connection event. 0 delivers at once. */
  readonly latencyMs: number;
  /** Chance from 0 to 1 that one connection event (or one advertisement) is not heard. */
  readonly loss: number;
}

const fresh: LinkConditions = { rssiDbm: -58, inRange: true, latencyMs: 0, loss: 0 };
const jitterDb = 3;

export interface ConditionsTable {
  of(address: string): LinkConditions;
  change(address: string, change: Partial<LinkConditions>): void;
  /** One measurement of the signal, with jitter. */
  measureRssiDbm(address: string): number;
  /** True when one transmission to or from the address is heard. */
  isHeard(address: string): boolean;
}

export const createConditionsTable = (random: Random): ConditionsTable => {
  const table = new Map<string, LinkConditions>();
  const of = (address: string) => table.get(address) ?? fresh;
  return {
    of,
    change: (address, change) => table.set(address, { ...of(address), ...change }),
    measureRssiDbm: (address) => {
      const measured = Math.round(of(address).rssiDbm + (random() * 2 - 1) * jitterDb);
      return Math.max(-127, Math.min(20, measured));
    },
    isHeard: (address) => {
      const { inRange, loss } = of(address);
      return inRange && (loss === 0 || random() >= loss);
    },
  };
};
