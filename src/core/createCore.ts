import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDeviceTarget } from '#shared/domain/deviceTarget.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { releaseDateMs } from '#shared/releaseDate.ts';
import { createSystemClock } from './adapters/clock/systemClock.ts';
import { openControllerFiles } from './adapters/files/controllerFiles.ts';
import { openFirmwareFiles } from './adapters/files/firmwareFiles.ts';
import { openManualFiles } from './adapters/files/manualFiles.ts';
import { loadProfileStore, type ProfileStore } from './adapters/files/profileStore.ts';
import { readTableBytes, readTableFile } from './adapters/files/readTable.ts';
import { readScenarios } from './adapters/files/scenarioFiles.ts';
import { createModbusConnector } from './adapters/modbus/createModbusConnector.ts';
import { createNobleRadio } from './adapters/noble/createNobleRadio.ts';
import { startFresh } from './adapters/sqlite/damagedFiles.ts';
import { openSiteLog } from './adapters/sqlite/openSiteLog.ts';
import { openVaultFile } from './adapters/vault/vaultFile.ts';
import { createAlerts } from './charger/alerts.ts';
import { keepFaults } from './charger/faultLog.ts';
import { createLiveRecorder, type LiveRecorder } from './charger/liveRecorder.ts';
import { closeCore } from './closeCore.ts';
import { createJobs } from './commissioning/createJobs.ts';
import { placeOfJob } from './commissioning/jobStore.ts';
import type { ConfigurationDeps } from './configuration/configurationContext.ts';
import { type Configurations, createConfigurations } from './configuration/createConfigurations.ts';
import { createDeviceSessions } from './devices/createDeviceSessions.ts';
import { createDeviceLeases } from './devices/deviceLeases.ts';
import { createMeterSessions, type MeterSessions } from './devices/meters/createMeterSessions.ts';
import { createOpenDevices, type OpenDevices } from './devices/openDevices.ts';
import { createFirmware, type Firmware } from './firmware/createFirmware.ts';
import { createFirmwareLibrary } from './firmware/firmwareLibrary.ts';
import { tellNewer } from './firmware/tellNewer.ts';
import { defaultDataFolder } from './hosting/dataFolder.ts';
import { createIncidentLog } from './incidentLog.ts';
import type { ControllerDeps } from './loadbalancing/controller/controllerPorts.ts';
import { type Controllers, createControllers } from './loadbalancing/controller/createControllers.ts';
import { createMeterDoor } from './loadbalancing/controller/meterDoor.ts';
import { createSiteTests } from './loadbalancing/siteTest/createSiteTests.ts';
import { createManuals, type Manuals } from './manuals/createManuals.ts';
import { createLocalBackEnd, type LocalBackEnd } from './ocpp/localBackEnd/createLocalBackEnd.ts';
import type { BleRadio } from './ports/bleRadio.ts';
import type { Clock } from './ports/clock.ts';
import type { ModbusConnector } from './ports/modbusLink.ts';
import type { ProcessHost } from './ports/processHost.ts';
import type { SecretStore, SystemKeyStore } from './ports/secretStore.ts';
import type { LeaseHolder, SiteLog } from './ports/siteLog.ts';
import { createPracticeSite, type PracticeSite } from './practice/practiceSite.ts';
import { createRadioSwitch } from './practice/radioSwitch.ts';
import { readSettings } from './procedures/appProcedures.ts';
import { type BridgeInterceptor, createBridgeInterceptor } from './procedures/bridgeInterceptor.ts';
import { createRouter, type Router } from './procedures/createRouter.ts';
import { createReportUnexpected, type ReportUnexpected } from './procedures/errorBoundary.ts';
import { createDriftKeeper } from './provisioning/driftKeeper.ts';
import { createSecretKeeper } from './provisioning/secretKeeper.ts';
import { createVault } from './vault/createVault.ts';
import { createRecordReveal } from './vault/recordReveal.ts';

export interface CoreOptions {
  readonly host: 'window' | 'browser' | 'command-line';
  readonly appVersion: string;
  /** The folder that holds `resources/`. */
  readonly appRoot: string;
  /** Undefined: the system's data folder. */
  readonly dataDir: string | undefined;
  readonly processHost: ProcessHost;
  /** A practice radio's socket instead of the laptop's own radio. */
  readonly radioSocket?: string;
  /** The operating system's key store, where the host has one. */
  readonly keyStore?: SystemKeyStore;
  /** Shows a file with the computer's own program, where the host can. */
  readonly openDocument?: (path: string) => Promise<void>;
  /** A damaged log is kept under another name and a new one begun; only when a person asked for it. */
  readonly setDamagedLogAside?: boolean;
}

/** The core with its adapters; hosts hand it their links and put `interceptor` around every call. */
export interface Core {
  readonly router: Router;
  readonly interceptor: BridgeInterceptor;
  readonly log: SiteLog;
  /** Where the damaged log now lies; null when there was none. */
  readonly damagedLogAt: string | null;
  readonly clock: Clock;
  readonly radio: BleRadio;
  readonly devices: OpenDevices;
  /** Meters of profiles with kind: meter. */
  readonly meters: MeterSessions;
  /** Whether anything answers at an address, accepted or refused. */
  readonly isReachable: ModbusConnector['isReachable'];
  readonly profiles: ProfileStore;
  /** A table of chargers from a CSV or XLSX file: `file.invalid`, `file.not-found`. */
  readonly readTable: typeof readTableFile;
  /** The reference profile: what a table or a template is read with. */
  readonly profile: DeviceProfile;
  readonly practice: PracticeSite;
  readonly configurations: Configurations;
  readonly firmware: Firmware;
  /** The running controllers of sites. */
  readonly controllers: Controllers;
  /** The OCPP test back end on this computer. */
  readonly backEnd: LocalBackEnd;
  /** What work with chargers needs, for runs over many. */
  readonly work: ConfigurationDeps;
  readonly vault: SecretStore;
  readonly manuals: Manuals;
  readonly unexpected: ReportUnexpected;
  /** 32 hex digits: what a charger of the reference profile advertises. */
  readonly serviceUuid: string;
  /** When this version was made (Unix ms). */
  readonly buildMs: number;
  startPractice(): Promise<void>;
  /** Ends every link cleanly, stops the practice site, closes the log. */
  close(): Promise<void>;
}

/** An answer of a meter that comes later than the next question is worth nothing. */
const meterRequestDeadlineMs = 1000;

const practiceDefaults = { chargers: 2, speed: 1 };

const makeDataFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw appError('file.unreadable', { file: dataDir }, { cause: error });
  }
};

const ownHolder = (host: CoreOptions['host']): LeaseHolder => ({
  processId: process.pid,
  startedAtMs: Math.round(performance.timeOrigin),
  label: host,
});

const referenceProfile = (profiles: ProfileStore) => {
  const profile = profiles.profile('nexus-reference');
  if (!profile) throw new Error('The bundled profile nexus-reference is missing.');
  return profile;
};

const createPractice = (options: CoreOptions, dataDir: string, clock: Clock) => {
  const { radioSocket, processHost } = options;
  const openRadio = (path: string) => createNobleRadio({ radio: { kind: 'socket', path }, clock });
  const radio = createRadioSwitch(() =>
    radioSocket ? openRadio(radioSocket) : createNobleRadio({ radio: { kind: 'system' }, clock }),
  );
  return {
    radio,
    practice: createPracticeSite({ processHost, radioSwitch: radio, clock, dataDir, openRadio }),
  };
};

/** A damaged log stays as it is, unless a person asked for it to be set aside. */
const openLog = (options: CoreOptions, file: string, clock: Clock, holder: LeaseHolder) => {
  const { appVersion } = options;
  const opening = { file, appVersion, clock, holder };
  try {
    const log = openSiteLog(opening);
    closeInterrupted(log);
    return { log, damagedLogAt: null };
  } catch (error) {
    if (options.setDamagedLogAside !== true || !isAppError(error, 'log.corrupt')) throw error;
    const { log, movedTo } = startFresh(opening);
    return { log, damagedLogAt: movedTo };
  }
};

/** What a dead process left open; a log that cannot take the entry now takes it at a later start. */
const closeInterrupted = (log: SiteLog): void => {
  try {
    log.closeInterrupted();
  } catch (error) {
    if (!isAppError(error, 'log.disk-full') && !isAppError(error, 'log.busy')) throw error;
  }
};

const openLibrary = ({ appRoot }: CoreOptions, dataDir: string) =>
  createFirmwareLibrary(
    openFirmwareFiles({
      bundled: join(appRoot, 'resources', 'firmware'),
      imported: join(dataDir, 'firmware'),
    }),
  );

const openProfiles = ({ appRoot }: CoreOptions, dataDir: string) =>
  loadProfileStore({ bundled: join(appRoot, 'resources', 'profiles'), user: join(dataDir, 'profiles') });

const openMeters = (profiles: ProfileStore, clock: Clock) =>
  createMeterSessions({
    modbus: createModbusConnector({ requestDeadlineMs: meterRequestDeadlineMs }),
    profiles: profiles.meters(),
    clock,
  });

const openVault = ({ keyStore }: CoreOptions, dataDir: string, clock: Clock) =>
  createVault({
    file: openVaultFile(join(dataDir, 'vault.json')),
    clock,
    ...(keyStore ? { keyStore } : {}),
  });

const openControllers = (
  work: ConfigurationDeps,
  more: Pick<ControllerDeps, 'person' | 'unexpected'> & {
    readonly dataDir: string;
    readonly holder: LeaseHolder;
    readonly meters: MeterSessions;
  },
) =>
  createControllers({
    ...work,
    ...more,
    leases: createDeviceLeases(more.holder, work.log),
    openMeter: createMeterDoor(more.meters),
    files: openControllerFiles(join(more.dataDir, 'balancing')),
  });

const openAlerts = (recorder: LiveRecorder, { devices, clock, log, newId }: ConfigurationDeps) =>
  createAlerts({ recorder, devices, clock, newId, settings: () => readSettings(log).notifications });

/** What everything stands on: the data folder with its log, the clock, the radio and the profiles. */
const openBase = (options: CoreOptions) => {
  const dataDir = options.dataDir ?? defaultDataFolder();
  makeDataFolder(dataDir);
  const clock = createSystemClock();
  const holder = ownHolder(options.host);
  const { log, damagedLogAt } = openLog(options, join(dataDir, 'site-log.sqlite'), clock, holder);
  const unexpected = createReportUnexpected(createIncidentLog(dataDir), randomUUID);
  const profiles = openProfiles(options, dataDir);
  const { radio, practice } = createPractice(options, dataDir, clock);
  const modbus = createModbusConnector();
  const person = () => readSettings(log).person.name;
  return { dataDir, clock, holder, log, damagedLogAt, unexpected, profiles, radio, practice, modbus, person };
};
type Base = ReturnType<typeof openBase>;

/** The doors to chargers and meters; `nameOf` knows whose words for people stand behind an id that holds one. */
const openDoors = (base: Base, nameOf: Controllers['nameOf']) => {
  const { radio, modbus, clock, log, holder, profiles } = base;
  const sessions = createDeviceSessions({
    ...{ radio, modbus, clock, siteLog: log, leases: holder },
    profiles: profiles.profiles(),
  });
  const meters = openMeters(profiles, clock);
  const devices = createOpenDevices({
    clock,
    describeJob: (jobId) => nameOf(jobId) ?? placeOfJob(log, jobId),
    openSession: (target, open) => sessions.open(parseDeviceTarget(target), open),
  });
  return { devices, meters };
};

/** What work with chargers needs: the vault with their secrets, and what is known of their settings. */
const openWork = (options: CoreOptions, base: Base, devices: OpenDevices) => {
  const { dataDir, clock, log, modbus, person, unexpected } = base;
  const vault = openVault(options, dataDir, clock);
  const keeper = createSecretKeeper(vault);
  const drift = createDriftKeeper({ log, clock, devices, person, unexpected });
  const work = { log, keeper, drift, clock, devices, modbus, buildMs: releaseDateMs, newId: randomUUID };
  return { vault, drift, work, configurations: createConfigurations(work) };
};

const openBackEnd = ({ processHost }: CoreOptions, { dataDir, clock }: Base) =>
  createLocalBackEnd({
    processHost,
    dataDir,
    issueClient: async (commonName) => {
      // Needs a library that nobody waits for at the start.
      const { ownClientCertificate } = await import('./adapters/ocpp/ownCertificates.ts');
      return ownClientCertificate(dataDir, commonName, clock.nowMs());
    },
  });

/** What watches the chargers that are connected, and updates them. */
const watchChargers = (options: CoreOptions, base: Base, work: ConfigurationDeps) => {
  const { dataDir, clock, log, holder, person, unexpected } = base;
  const { devices } = work;
  const recorder = createLiveRecorder(devices, clock);
  keepFaults({ recorder, devices, log, person });
  const alerts = openAlerts(recorder, work);
  const library = openLibrary(options, dataDir);
  const firmware = createFirmware({ work, library, leases: createDeviceLeases(holder, log), unexpected });
  tellNewer({ devices, library, tell: alerts.tellFirmware });
  return { recorder, alerts, firmware };
};

const openManuals = ({ openDocument }: CoreOptions, { dataDir, clock }: Base) =>
  createManuals({
    files: openManualFiles(join(dataDir, 'manuals')),
    clock,
    ...(openDocument ? { openDocument } : {}),
  });

/** Opens the data folder and wires the core. Errors: those of opening the log (`log.corrupt`, `log.newer-format` …). */
export const createCore = async (options: CoreOptions): Promise<Core> => {
  const base = openBase(options);
  const { dataDir, clock, holder, log, damagedLogAt, unexpected, profiles, radio, practice, person } = base;
  let holders: Pick<Controllers, 'nameOf'> | undefined;
  const { devices, meters } = openDoors(base, (id) => holders?.nameOf(id));
  const { vault, drift, work, configurations } = openWork(options, base, devices);
  const backEnd = openBackEnd(options, base);
  const jobs = createJobs({ ...work, backEnd });
  const profile = referenceProfile(profiles);
  const serviceUuid = profile.match.service;
  const { recorder, alerts, firmware } = watchChargers(options, base, work);
  const controllers = openControllers(work, { dataDir, holder, meters, person, unexpected });
  holders = controllers;
  const manuals = openManuals(options, base);
  const shared = {
    ...{ log, clock, radio, devices, vault, unexpected, profile, serviceUuid, practice, work },
    ...{ configurations, firmware, controllers, backEnd, manuals },
  };
  const router = createRouter({
    ...shared,
    ...{ jobs, alerts, recorder, drift, readTableBytes },
    siteTests: createSiteTests({ log, clock, devices, meters, person }),
    scenarios: () => readScenarios(join(options.appRoot, 'resources', 'scenarios')),
    recordReveal: createRecordReveal(log, person),
    appVersion: options.appVersion,
    host: options.host,
    isPractice: () => practice.state().kind === 'running' || options.radioSocket !== undefined,
  });
  return {
    ...shared,
    ...{ router, damagedLogAt, meters, profiles },
    interceptor: createBridgeInterceptor(unexpected),
    isReachable: base.modbus.isReachable,
    readTable: readTableFile,
    buildMs: releaseDateMs,
    startPractice: () => practice.start(practiceDefaults),
    close: () => closeCore({ controllers, backEnd, firmware, vault, devices, meters, practice, radio, log }),
  };
};
