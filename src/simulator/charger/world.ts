import type { Car } from './car.ts';
import type { FileFaults } from './files/fileFaults.ts';
import { nominalVolts, type PerPhase } from './meter.ts';

/** The physical side, as the control API sets it. */
/** What the house meter of a charger last said (A), and since when it says nothing any more. */
export interface OwnMeter {
  readonly amps: PerPhase;
  /** Device time; undefined = it still does. */
  readonly lostAtMs: number | undefined;
}

export interface World {
  mainsVolts: PerPhase;
  /** Undefined = warmed by the current. */
  mainsPlugC: number | undefined;
  adapterMa: number;
  /** The house meter of the charger itself (A). */
  ownMeter: OwnMeter | undefined;
  car: Car | undefined;
  ignoresWrites: boolean;
  /** Settings that a commit sets to something of the charger's own, in units. */
  alteredWrites: Readonly<Record<string, number | string>>;
  fileFaults: FileFaults;
  /** What the next self test of the residual-current sensor finds. */
  selfTestFails: boolean;
  hasFailedSelfTest: boolean;
  socket: Socket;
  /** Registers that are told as something else outside, by point. */
  garbled: ReadonlyMap<string, readonly number[]>;
  /** A new record appears behind so many more reads of the history; 0 = none. */
  readsToNewRecord: number;
  /** As `ocpp.status`. */
  ocppStatus: number;
  /** What charging profiles of the back end leave; 0xFFFF = no limit. */
  ocppLimitMa: number;
  /** Asks the back end about a card (hex); false: the charger decides by itself. */
  askBackEnd: (uid: string) => boolean;
}

/** The socket behind the charger's plug. */
export interface Socket {
  /** Of the way to the transformer, per phase. */
  readonly dropOhm: PerPhase;
  /** Of one bad contact, which warms the plug, in the phase with the worst way. */
  readonly contactOhm: number;
}

export const goodSocket: Socket = { dropOhm: [0, 0, 0], contactOhm: 0 };

export function createWorld(phases: 1 | 3, adapterMa: number): World {
  return {
    mainsVolts: phases === 3 ? nominalVolts : [230, 0, 0],
    mainsPlugC: undefined,
    adapterMa,
    ownMeter: undefined,
    car: undefined,
    ignoresWrites: false,
    alteredWrites: {},
    fileFaults: {},
    selfTestFails: false,
    hasFailedSelfTest: false,
    socket: goodSocket,
    garbled: new Map(),
    readsToNewRecord: 0,
    ocppStatus: 0,
    ocppLimitMa: 0xffff,
    askBackEnd: () => false,
  };
}

const presentVolts = 50;

/** The bad contact is where the way is worst. */
function contactPhase({ dropOhm }: Socket): number {
  return dropOhm.indexOf(Math.max(...dropOhm));
}

/** What is left of the mains at the charger while it draws these currents (A). */
export function terminalVolts({ mainsVolts, socket }: World, amps: PerPhase): PerPhase {
  const contact = contactPhase(socket);
  const at = (phase: 0 | 1 | 2) => {
    const ohm = socket.dropOhm[phase] + (phase === contact ? socket.contactOhm : 0);
    return Math.max(0, mainsVolts[phase] - amps[phase] * ohm);
  };
  return [at(0), at(1), at(2)];
}

/** Bitmap of the phases that have voltage. */
export function phasesPresent(volts: PerPhase): number {
  return volts.reduce((bits, volt, phase) => (volt > presentVolts ? bits | (1 << phase) : bits), 0);
}

/** One phase above 253 V while another is below 207 V: the neutral is gone. */
export function isNeutralLost(volts: PerPhase): boolean {
  const present = volts.filter((volt) => volt > presentVolts);
  return present.length > 1 && Math.max(...present) > 253 && Math.min(...present) < 207;
}

export interface Temperatures {
  readonly insideDeci: number;
  readonly mainsPlugDeci: number;
  readonly relayDeci: number;
}

export interface Warming {
  /** The highest phase current, and the bad contact it goes through. */
  step(amps: number, contactOhm: number, dtMs: number): void;
  read(world: World): Temperatures;
}

/** Temperatures (0.1 °C) that follow the square of the current with a time constant of some minutes. */
export function createWarming(): Warming {
  const timeConstantMs = 180_000;
  /** What a plug warms up by per watt that is lost in it. */
  const kelvinPerWatt = 6;
  let heat = 0;
  let contactKelvin = 0;
  return {
    step: (amps, contactOhm, dtMs) => {
      const share = Math.min(1, dtMs / timeConstantMs);
      heat += ((amps / 32) ** 2 - heat) * share;
      contactKelvin += (amps ** 2 * contactOhm * kelvinPerWatt - contactKelvin) * share;
    },
    read: (world) => ({
      insideDeci: Math.round(260 + heat * 140),
      mainsPlugDeci: Math.round(
        world.mainsPlugC === undefined ? 220 + heat * 230 + contactKelvin * 10 : world.mainsPlugC * 10,
      ),
      relayDeci: Math.round(250 + heat * 250),
    }),
  };
}
