import type { PracticeSite } from '#core/practice/practiceSite.ts';
import { type AlertsProcedureDeps, createAlertsProcedures } from './alertsProcedures.ts';
import type { AppProcedureDeps } from './appProcedures.ts';
import { createAppProcedures } from './appProcedures.ts';
import { type BackEndProcedureDeps, createBackEndProcedures } from './backEndProcedures.ts';
import { type BalancingProcedureDeps, createBalancingProcedures } from './balancingProcedures.ts';
import { type CardsProcedureDeps, createCardsProcedures } from './cardsProcedures.ts';
import { type CareProcedureDeps, createCareProcedures } from './careProcedures.ts';
import { type ChargerProcedureDeps, createChargerProcedures } from './chargerProcedures.ts';
import { type ConfigurationProcedureDeps, createConfigurationProcedures } from './configurationProcedures.ts';
import { createDevicesProcedures, type DevicesProcedureDeps } from './devicesProcedures.ts';
import { createFirmwareProcedures, type FirmwareProcedureDeps } from './firmwareProcedures.ts';
import { createFleetProcedures, type FleetProcedureDeps } from './fleetProcedures.ts';
import { createHistoryProcedures, type HistoryProcedureDeps } from './historyProcedures.ts';
import { createJobsProcedures, type JobsProcedureDeps } from './jobsProcedures.ts';
import { createLogProcedures } from './logProcedures.ts';
import { createManualsProcedures, type ManualsProcedureDeps } from './manualsProcedures.ts';
import { createOcppProcedures, type OcppProcedureDeps } from './ocppProcedures.ts';
import { createPracticeProcedures } from './practiceProcedures.ts';
import { createPresetsProcedures, type PresetsProcedureDeps } from './presetsProcedures.ts';
import { createSitePlanProcedures, type SitePlanProcedureDeps } from './sitePlanProcedures.ts';
import { createSiteTestProcedures, type SiteTestProcedureDeps } from './siteTestProcedures.ts';
import { createVaultProcedures, type VaultProcedureDeps } from './vaultProcedures.ts';

export interface RouterDeps
  extends AlertsProcedureDeps,
    AppProcedureDeps,
    BackEndProcedureDeps,
    BalancingProcedureDeps,
    CardsProcedureDeps,
    CareProcedureDeps,
    ChargerProcedureDeps,
    ConfigurationProcedureDeps,
    DevicesProcedureDeps,
    FirmwareProcedureDeps,
    FleetProcedureDeps,
    HistoryProcedureDeps,
    JobsProcedureDeps,
    OcppProcedureDeps,
    PresetsProcedureDeps,
    SitePlanProcedureDeps,
    SiteTestProcedureDeps,
    ManualsProcedureDeps,
    VaultProcedureDeps {
  readonly practice: PracticeSite;
}

/** Every procedure of the contract, wired to the core. */
export const createRouter = (deps: RouterDeps) => ({
  alerts: createAlertsProcedures(deps),
  app: createAppProcedures(deps),
  backEnd: createBackEndProcedures(deps),
  balancing: createBalancingProcedures(deps),
  cards: createCardsProcedures(deps),
  care: createCareProcedures(deps),
  charger: createChargerProcedures(deps),
  configuration: createConfigurationProcedures(deps),
  devices: createDevicesProcedures(deps),
  firmware: createFirmwareProcedures(deps),
  fleet: createFleetProcedures(deps),
  history: createHistoryProcedures(deps),
  jobs: createJobsProcedures(deps),
  log: createLogProcedures(deps.log),
  manuals: createManualsProcedures(deps),
  ocpp: createOcppProcedures(deps),
  practice: createPracticeProcedures(deps.practice),
  presets: createPresetsProcedures(deps),
  sitePlan: createSitePlanProcedures(deps),
  siteTest: createSiteTestProcedures(deps),
  vault: createVaultProcedures(deps),
});

export type Router = ReturnType<typeof createRouter>;
