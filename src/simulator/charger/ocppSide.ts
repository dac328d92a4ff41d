import { findCard } from './cards.ts';
import { noLimit } from './control.ts';
import { versionText } from './files/firmware.ts';
import type { Parts } from './parts.ts';
import type { Session } from './session.ts';
import { authSource, stopReason } from './session.ts';
import type { OcppMemory } from './store.ts';
import { changeSettingsHere } from './storedChange.ts';

const ocpp16 = 16;
const wifiConnected = 2;

export interface OcppSettings {
  readonly isOn: boolean;
  readonly securityProfile: number;
  readonly url: string;
  readonly identity: string;
  /** 32 to 40 hexadecimal digits, or empty. */
  readonly keyHex: string;
  readonly heartbeatS: number;
  readonly meterS: number;
  /** 0 deny, 1 local list, 2 allow. */
  readonly offline: number;
  readonly acceptsProfiles: boolean;
}

/** What the OCPP client sees of its charger at this moment. */
export interface OcppView {
  /** As `state.charge`. */
  readonly charge: number;
  readonly fault: number;
  readonly energyWh: number;
  readonly powerW: number;
  readonly amps: readonly number[];
  readonly volts: readonly number[];
  readonly offeredA: number;
  readonly session: Session | undefined;
}

/** The inside of a charger as its OCPP client works with it; no sockets. */
export interface OcppSide {
  readonly about: () => {
    readonly vendor: string;
    readonly model: string;
    readonly serial: string;
    readonly firmware: string;
    readonly phases: 1 | 3;
  };
  /** Cheaper than all of its settings. */
  isOn(): boolean;
  settings(): OcppSettings;
  readonly memory: OcppMemory;
  /** Writes the memory. */
  remember(): void;
  certificates(): { readonly ca?: string; readonly client?: string };
  /** It has a network and is not starting. */
  isOnline(): boolean;
  bootCount(): number;
  view(): OcppView;
  setStatus(status: number): void;
  /** Undefined: no limit. */
  setLimitA(amps: number | undefined): void;
  start(uid?: string): boolean;
  stop(): boolean;
  /** Whether the charger's own list has the card (hex). */
  knowsCard(uid: string): boolean;
  /** Who answers for a card while OCPP is on; returns false to leave it to the charger. */
  onCard(ask: (uid: string) => boolean): void;
  change(values: Readonly<Record<string, number | string>>): void;
  restart(): void;
  clockMs(): number;
  setClock(epochS: number): void;
  readonly speed: number;
  /** Calls once after so much device time; not any more once the charger is closed. */
  after(waitMs: number, call: () => void): () => void;
}

function readOcppSettings({ settings }: Parts): OcppSettings {
  return {
    isOn: settings.number('ocpp.mode') === ocpp16,
    securityProfile: settings.number('ocpp.securityProfile'),
    url: settings.text('ocpp.url'),
    identity: settings.text('ocpp.identity'),
    keyHex: settings.text('ocpp.authorizationKey'),
    heartbeatS: settings.number('ocpp.heartbeatInterval'),
    meterS: settings.number('ocpp.meterInterval'),
    offline: settings.number('ocpp.offline'),
    acceptsProfiles: (settings.number('ocpp.flags') & 1) === 1,
  };
}

function readView({ engine, faults, store }: Parts): OcppView {
  const { charge, meter, session, offeredMa } = engine.view();
  return {
    charge,
    fault: faults.active(),
    energyWh: Math.floor(store.state.energyWh),
    powerW: meter.totalW,
    amps: meter.milliamps.map((ma) => ma / 1000),
    volts: meter.decivolts.map((volt) => volt / 10),
    offeredA: offeredMa / 1000,
    session,
  };
}

/** The way from an OCPP client into a charger; `changed` is told after each step it takes. */
export function createOcppSide(parts: Parts, restart: () => void, changed: () => void): OcppSide {
  const { options, store, time, network, world, engine } = parts;
  return {
    about: () => ({
      vendor: 'NEXUS',
      model: options.model.name,
      serial: options.serial,
      firmware: versionText(store.state.firmware.running.version),
      phases: options.model.phases,
    }),
    isOn: () => parts.settings.number('ocpp.mode') === ocpp16,
    settings: () => readOcppSettings(parts),
    get memory() {
      return store.state.ocpp;
    },
    remember: () => store.trySave(),
    certificates: () => store.state.certificates,
    isOnline: () => network.state() === wifiConnected && engine.view().charge !== 0,
    bootCount: () => store.state.bootCount,
    view: () => readView(parts),
    setStatus: (status) => {
      world.ocppStatus = status;
    },
    setLimitA: (amps) => {
      const limitMa = amps === undefined ? noLimit : Math.min(noLimit - 1, Math.round(amps * 1000));
      if (limitMa === world.ocppLimitMa) return;
      world.ocppLimitMa = limitMa;
      changed();
    },
    start: (uid) => {
      const card = uid === undefined ? undefined : { uid, limitMa: findCard(store, uid)?.limitMa ?? noLimit };
      const isReleased = engine.release(authSource.ocpp, card);
      changed();
      return isReleased;
    },
    stop: () => {
      const isStopped = engine.stop(stopReason.ocpp);
      changed();
      return isStopped;
    },
    knowsCard: (uid) => findCard(store, uid) !== undefined,
    onCard: (ask) => {
      world.askBackEnd = ask;
    },
    change: (values) => changeSettingsHere(parts, values),
    restart,
    clockMs: () => time.clockS() * 1000 + (Date.now() % 1000),
    setClock: (epochS) => {
      time.setClockS(epochS, 4);
      store.state.clockOffsetMs = time.clockOffsetMs();
      store.state.isClockSet = true;
    },
    speed: time.speed,
    after: time.after,
  };
}
