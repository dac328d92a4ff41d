import type { BitChange } from './virtualCharger.types.ts';

/** Bits of `state.fault` and `state.warning` that the charger finds by itself. */
export const faultBit = {
  pilotShort: 5,
  mainsPlugTemperature: 10,
  undervoltage: 12,
  overvoltage: 13,
  phaseMissing: 14,
  selfTest: 18,
  memory: 20,
  settingsInvalid: 21,
  clockLost: 22,
  failsafeActive: 25,
  meterLost: 26,
  adapterUnknown: 28,
  neutralInterrupted: 30,
} as const;

/** Faults stop charging until their cause is gone and they were cleared; warnings only show. */
export interface Faults {
  active(): number;
  latched(): number;
  warnings(): number;
  /** Bit number of the newest fault, 0xFFFF none. */
  last(): number;
  blocksCharging(): boolean;
  has(bit: number): boolean;
  change(change: BitChange): void;
  changeWarnings(change: BitChange): void;
  /** What the charger found itself in this sample. */
  found(faults: number, warnings: number): void;
  /** False while a cause is still there. */
  clear(): boolean;
  forget(): void;
}

function apply(bits: number, { on = [], off = [] }: BitChange): number {
  let result = bits;
  for (const bit of on) result |= 1 << bit;
  for (const bit of off) result &= ~(1 << bit);
  return result >>> 0;
}

export function createFaults(): Faults {
  let set = 0;
  let setWarnings = 0;
  let found = 0;
  let foundWarnings = 0;
  let latched = 0;
  let last = 0xffff;

  const active = () => (set | found) >>> 0;
  const latch = () => {
    const fresh = (active() & ~latched) >>> 0;
    if (fresh !== 0) last = 31 - Math.clz32(fresh);
    latched = (latched | fresh) >>> 0;
  };

  return {
    active,
    latched: () => latched,
    warnings: () => (setWarnings | foundWarnings) >>> 0,
    last: () => last,
    blocksCharging: () => latched !== 0,
    has: (bit) => ((active() >>> bit) & 1) === 1,
    change: (change) => {
      set = apply(set, change);
      latch();
    },
    changeWarnings: (change) => {
      setWarnings = apply(setWarnings, change);
    },
    found: (faults, warnings) => {
      found = faults;
      foundWarnings = warnings;
      latch();
    },
    clear: () => {
      if (active() !== 0) return false;
      latched = 0;
      return true;
    },
    forget: () => {
      latched = 0;
      last = 0xffff;
      latch();
    },
  };
}
