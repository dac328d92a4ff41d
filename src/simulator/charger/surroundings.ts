import { findCard, learnCard } from './cards.ts';
import type { Commands } from './commands.ts';
import { ownMeterAddress } from './loadBalancing.ts';
import type { Parts } from './parts.ts';
import { addPracticeRecords } from './practiceRecords.ts';
import { authSource, stopReason } from './session.ts';
import type { VirtualCharger } from './virtualCharger.types.ts';
import { goodSocket } from './world.ts';

/** 2020-01-01: a clock before that has lost its battery. */
const firstPlausibleS = 1_577_836_800;

type Surroundings = Pick<
  VirtualCharger,
  | 'pressButton'
  | 'presentCard'
  | 'setFaults'
  | 'setWarnings'
  | 'ignoreWrites'
  | 'alterWrites'
  | 'setFileFaults'
  | 'setSocket'
  | 'failSelfTest'
  | 'garble'
  | 'addRecordAtRead'
  | 'addHistory'
  | 'setClock'
  | 'setMains'
  | 'setMainsPlugTemperature'
  | 'setRssi'
  | 'setAdapter'
  | 'setHouseCurrents'
  | 'meterAddress'
>;

/** What goes wrong where no sample shows it. */
function createMishaps({
  world,
}: Parts): Pick<
  VirtualCharger,
  'ignoreWrites' | 'alterWrites' | 'failSelfTest' | 'garble' | 'addRecordAtRead' | 'setFileFaults'
> {
  return {
    ignoreWrites: (on) => {
      world.ignoresWrites = on;
    },
    alterWrites: (values) => {
      world.alteredWrites = values;
    },
    failSelfTest: (fails) => {
      world.selfTestFails = fails;
    },
    garble: (points) => {
      world.garbled = points;
    },
    addRecordAtRead: (reads) => {
      world.readsToNewRecord = reads;
    },
    setFileFaults: (faults) => {
      world.fileFaults = faults;
    },
  };
}

function hearOwnMeter(
  { world, time }: Parts,
  amps: { l1: number; l2: number; l3: number } | undefined,
): void {
  const known = world.ownMeter;
  // What is lost ages from its last sample on.
  if (amps !== undefined) world.ownMeter = { amps: [amps.l1, amps.l2, amps.l3], lostAtMs: undefined };
  else if (known !== undefined) world.ownMeter = { ...known, lostAtMs: known.lostAtMs ?? time.waitMs() };
}

/** The person, the mains and the mishaps around a charger; `changed` is told after each. */
export function createSurroundings(parts: Parts, commands: Commands, changed: () => void): Surroundings {
  const { time, network, world, faults, store } = parts;
  return {
    pressButton: () => {
      pressButton(parts);
      changed();
    },
    presentCard: (uid) => {
      const hex = Buffer.from(uid).toString('hex');
      if (commands.isLearning()) commands.learned(learnCard(store, hex));
      else presentCard(parts, hex);
      changed();
    },
    setFaults: (change) => {
      faults.change(change);
      changed();
    },
    setWarnings: (change) => {
      faults.changeWarnings(change);
      changed();
    },
    ...createMishaps(parts),
    setSocket: (socket) => {
      world.socket = socket ?? goodSocket;
      changed();
    },
    addHistory: (records) => addPracticeRecords(store, time.clockS(), records),
    setClock: (epochS) => {
      const isSet = epochS >= firstPlausibleS;
      time.setClockS(epochS, isSet ? 1 : 0);
      store.state.clockOffsetMs = time.clockOffsetMs();
      store.state.isClockSet = isSet;
      changed();
    },
    setMains: ({ l1, l2, l3 }) => {
      world.mainsVolts = [l1, l2, l3];
      changed();
    },
    setMainsPlugTemperature: (celsius) => {
      world.mainsPlugC = celsius;
      changed();
    },
    setRssi: network.setRssi,
    setAdapter: (adapterMa) => {
      world.adapterMa = adapterMa;
      changed();
    },
    meterAddress: () => ownMeterAddress(parts.settings),
    setHouseCurrents: (amps) => {
      hearOwnMeter(parts, amps);
      changed();
    },
  };
}

function pressButton({ settings, engine }: Parts): void {
  if (settings.number('settings.startMode') !== 1) return;
  const session = engine.view().session;
  const isCharging =
    session?.endRealMs === undefined && session?.authSource === authSource.button && !session.isStoppedByUser;
  if (isCharging) engine.stop(stopReason.user);
  else engine.release(authSource.button);
}

function presentCard({ store, settings, engine, world }: Parts, uid: string): void {
  if (settings.number('settings.startMode') !== 2) return;
  const isStarting = engine.view().session?.card !== uid;
  if (isStarting && world.askBackEnd(uid)) return;
  const card = findCard(store, uid);
  if (card === undefined) return;
  const session = engine.view().session;
  const running = session?.endRealMs === undefined ? session : undefined;
  // Whose session it is decides; another card has no say in it.
  if (running !== undefined && running.card !== '' && running.card !== uid) return;
  if (running?.card === uid && !running.isStoppedByUser) engine.stop(stopReason.card);
  else engine.release(authSource.card, card);
}
