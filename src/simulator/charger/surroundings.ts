import { findCard, learnCard } from './cards.ts';
import type { Commands } from './commands.ts';
import type { Parts } from './parts.ts';
import { authSource, stopReason } from './session.ts';
import type { VirtualCharger } from './virtualCharger.types.ts';

type Surroundings = Pick<
  VirtualCharger,
  | 'pressButton'
  | 'presentCard'
  | 'setFaults'
  | 'setWarnings'
  | 'ignoreWrites'
  | 'alterWrites'
  | 'setFileFaults'
  | 'setClock'
  | 'setMains'
  | 'setMainsPlugTemperature'
  | 'setRssi'
  | 'setAdapter'
  | 'setHouseCurrents'
>;

/** The person, the mains and the mishaps around a charger; `changed` is told after each. */
export function createSurroundings(parts: Parts, commands: Commands, changed: () => void): Surroundings {
  const { time, engine, network, world, faults, store } = parts;
  return {
    pressButton: () => {
      if (parts.settings.number('settings.startMode') === 1) engine.release(authSource.button);
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
    ignoreWrites: (on) => {
      world.ignoresWrites = on;
    },
    alterWrites: (values) => {
      world.alteredWrites = values;
    },
    setFileFaults: (faults) => {
      world.fileFaults = faults;
    },
    setClock: (epochS) => {
      time.setClockS(epochS, epochS === 0 ? 0 : 1);
      store.state.clockOffsetMs = time.clockOffsetMs();
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
    setHouseCurrents: (amps) => {
      world.ownMeter = amps === undefined ? undefined : [amps.l1, amps.l2, amps.l3];
      changed();
    },
  };
}

function presentCard({ store, settings, engine }: Parts, uid: string): void {
  const card = findCard(store, uid);
  if (card === undefined || settings.number('settings.startMode') !== 2) return;
  const session = engine.view().session;
  const isCharging = session?.endRealMs === undefined && session?.card === uid && !session.isStoppedByUser;
  if (isCharging) engine.stop(stopReason.card);
  else engine.release(authSource.card, card);
}
