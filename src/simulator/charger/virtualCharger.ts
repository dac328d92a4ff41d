import { createPinGuard } from './access.ts';
import { createBleSession } from './bleSession.ts';
import { createCommands } from './commands.ts';
import { type Commits, createCommits } from './commit.ts';
import { createControl } from './control.ts';
import { createDeviceTime } from './deviceTime.ts';
import { createDoors } from './doors.ts';
import { createEngine } from './engine.ts';
import { createFaults } from './faults.ts';
import { certificateHashes } from './files/certificates.ts';
import type { FileEvent } from './files/fileFaults.ts';
import { createFileTransfer } from './files/transfer.ts';
import { createHandling } from './handling.ts';
import { mapVersion } from './images/identity.ts';
import { createListeners } from './listeners.ts';
import type { PerPhase } from './meter.ts';
import { createModbusSession } from './modbusSession.ts';
import { createNetwork } from './network.ts';
import { createOcppSide } from './ocppSide.ts';
import { createOutsideView } from './outsideView.ts';
import type { Parts } from './parts.ts';
import { createRandom } from './random.ts';
import { recover } from './recover.ts';
import { createRegisters, type Registers } from './registers.ts';
import { createRestart } from './restart.ts';
import { readSettings } from './settings.ts';
import { createSignals, type Signals } from './signals.ts';
import { createStore, type Store } from './store.ts';
import { createSurroundings } from './surroundings.ts';
import { truthOf } from './truth.ts';
import type {
  AdvertisedState,
  Truth,
  VirtualCharger,
  VirtualChargerOptions,
} from './virtualCharger.types.ts';
import { createVisit } from './visit.ts';
import { createVisits, type Visits } from './visits.ts';
import { createWatchdog } from './watchdog.ts';
import { createWorld } from './world.ts';

const unknownAdapter = 0xffff;

function build(options: VirtualChargerOptions, store: Store, onNetwork: () => void): Parts {
  const time = createDeviceTime(options.speed, store.state.clockOffsetMs, store.state.isClockSet);
  const settings = readSettings(() => store.state.words);
  const control = createControl(settings);
  const watchdog = createWatchdog(control, settings);
  watchdog.start();
  const base = {
    options,
    store,
    time,
    settings,
    control,
    watchdog,
    pin: createPinGuard(store, time),
    faults: createFaults(),
    world: createWorld(options.model.phases, options.adapterMa ?? unknownAdapter),
    random: createRandom(options.seed),
  };
  const engine = createEngine(base);
  const network = createNetwork(settings, time, options.wifi, onNetwork);
  const doors = createDoors(store, settings, network, time);
  return { ...base, engine, network, doors };
}

function advertisedState({ options, pin, engine, faults }: Parts): AdvertisedState {
  const bits = [!pin.isFactoryPin(), engine.isPlugged(), engine.isDrawing(), faults.active() !== 0];
  return {
    mapVersion,
    modelA: options.model.hardwareMaxA,
    state: bits.reduce((sum, isSet, bit) => (isSet ? sum | (1 << bit) : sum), 0),
  };
}

function readTruth(parts: Parts, registers: Registers, commits: Commits, visits: Visits): Truth {
  const { pin, store, time } = parts;
  const inside = createVisit('bluetooth', '', time);
  inside.latch.open();
  const truth = truthOf((key) => registers.image(key, inside), store.state.words);
  const commitState = commits.state(undefined);
  return {
    ...truth,
    'access.state': pin.isBlocked() ? 2 : 0,
    'commit.state': commitState !== 4 && visits.isStaging() ? 1 : commitState,
  };
}

function drawnA({ engine }: Parts): PerPhase {
  const [l1, l2, l3] = engine.view().meter.milliamps;
  return [l1 / 1000, l2 / 1000, l3 / 1000];
}

function createEntrances(
  parts: Parts,
  outside: Registers,
  visits: Visits,
  signals: Signals,
): Pick<VirtualCharger, 'openModbusSession' | 'openBleSession'> {
  return {
    openModbusSession: () => {
      const { visit, leave } = visits.enter('modbus');
      return createModbusSession(parts, outside, visit, leave);
    },
    openBleSession: () => {
      const { visit, leave } = visits.enter('bluetooth');
      return createBleSession(parts, outside, visit, { onEnd: leave, onAccess: signals.access });
    },
  };
}

/** Switches a charger on: with what its persistence kept, or as from the factory. */
export function createVirtualCharger(options: VirtualChargerOptions): VirtualCharger {
  const store = createStore(options);
  recover(store, options);
  const parts = build(options, store, () => parts.doors.refresh());
  const { time, engine, network, doors } = parts;
  const visits = createVisits(parts);
  const commits = createCommits(parts);
  const fileEvents = createListeners<FileEvent>();
  const files = createFileTransfer(parts, {
    restart: (reason, beginsTrial) => restart.run(reason, beginsTrial),
    tell: fileEvents.call,
  });
  const restart = createRestart(parts, commits, files, visits);
  const commands = createCommands(parts, (kind) =>
    restart.run(kind === 'restart' ? 'command' : 'factory reset'),
  );
  const registers = createRegisters({
    parts,
    commands,
    commits,
    files,
    resetCause: restart.cause,
    bootedAtRealMs: restart.bootedAtRealMs,
    modbusClients: visits.modbusClients,
  });
  const signals = createSignals(parts, () => JSON.stringify(advertisedState(parts)));
  network.reconfigure('at once');

  const changed = () => {
    engine.step();
    signals.check();
  };

  return {
    serial: options.serial,
    name: `NEXUS-${options.serial.slice(-4)}`,
    ...createEntrances(parts, createOutsideView(parts, registers), visits, signals),
    doors: doors.state,
    onDoors: doors.onChange,
    advertised: () => advertisedState(parts),
    onAdvertised: signals.onAdvertised,
    onFile: fileEvents.add,
    onSample: signals.onSample,
    onAccess: signals.onAccess,
    ...createHandling(parts, restart, signals),
    ...createSurroundings(parts, commands, changed),
    ocpp: createOcppSide(parts, () => restart.run('command'), changed),
    certificates: () => certificateHashes(store.state.certificates),
    pin: () => store.state.pin,
    drawnA: () => drawnA(parts),
    truth: () => readTruth(parts, registers, commits, visits),
    close: () => {
      time.stop();
      store.trySave();
    },
  };
}
