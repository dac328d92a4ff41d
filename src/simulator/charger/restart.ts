import type { Commits } from './commit.ts';
import { createControl } from './control.ts';
import { factoryPin, factoryWords } from './factory.ts';
import type { FileTransfer } from './files/transfer.types.ts';
import type { Parts } from './parts.ts';
import { readSettings, writeSetting } from './settings.ts';
import type { Visits } from './visits.ts';

const bootMs = 3000;

/** As `state.resetCause`. */
const causes = { 'power on': 0, command: 1, 'factory reset': 1, 'firmware update': 4 } as const;

export interface Restart {
  /** Both doors close, RAM is lost, connections end; after some seconds the charger is back. */
  run(reason: keyof typeof causes, beginsTrial?: boolean): void;
  cause(): number;
  bootedAtRealMs(): number;
}

/** Blocks to factory values; the limit of the installation stays, counters go on. */
function resetToFactory({ store, options, doors }: Parts): void {
  const { state } = store;
  const installLimit = readSettings(() => state.words).number('settings.installLimit');
  state.words = factoryWords({ ...options, commissioned: false });
  writeSetting(state.words, 'settings.installLimit', installLimit);
  state.unconfirmed = undefined;
  state.certificates = {};
  state.pin = factoryPin;
  state.wrongPins = 0;
  state.blocks = 0;
  state.blockedUntilRealMs = 0;
  state.generations.settings = (state.generations.settings + 1) & 0xffff;
  state.generations.cards = (state.generations.cards + 1) & 0xffff;
  doors.reopen();
}

export function createRestart(
  parts: Parts,
  commits: Commits,
  files: FileTransfer,
  visits: Pick<Visits, 'endAll'>,
): Restart {
  const { store, time, settings, control, watchdog, engine, network, doors } = parts;
  let cause: number = causes['power on'];
  let bootedAtRealMs = time.realMs();
  let cancel: () => void = () => undefined;

  return {
    run: (reason, beginsTrial = false) => {
      cancel();
      commits.revert();
      doors.setBooting(true);
      engine.restart(reason === 'power on' ? 'mainsLoss' : 'restart');
      visits.endAll();
      network.drop();
      files.restarting(beginsTrial ? 'trial begins' : reason === 'factory reset' ? reason : 'other');
      if (reason === 'factory reset') resetToFactory(parts);
      Object.assign(control, createControl(settings));
      watchdog.start();
      store.state.bootCount += 1;
      store.trySave();
      cause = causes[reason];
      cancel = time.after(bootMs, () => {
        bootedAtRealMs = time.realMs();
        engine.booted();
        files.booted();
        network.reconfigure('after connecting');
        doors.setBooting(false);
      });
    },
    cause: () => cause,
    bootedAtRealMs: () => bootedAtRealMs,
  };
}
