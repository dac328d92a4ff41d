import { alertsContract } from './alerts.ts';
import { appContract } from './app.ts';
import { backEndContract } from './backEnd.ts';
import { balancingContract } from './balancing.ts';
import { cardsContract } from './cards.ts';
import { careContract } from './care.ts';
import { chargerContract } from './charger.ts';
import { configurationContract } from './configuration.ts';
import { devicesContract } from './devices.ts';
import { firmwareContract } from './firmware.ts';
import { fleetContract } from './fleet.ts';
import { historyContract } from './history.ts';
import { jobsContract } from './jobs.ts';
import { logContract } from './log.ts';
import { manualsContract } from './manuals.ts';
import { ocppContract } from './ocpp.ts';
import { practiceContract } from './practice.ts';
import { presetsContract } from './presets.ts';
import { sitePlanContract } from './sitePlan.ts';
import { siteTestContract } from './siteTest.ts';
import { vaultContract } from './vault.ts';

/** The bridge: every procedure and stream between the interface and the core. */
export const contract = {
  alerts: alertsContract,
  app: appContract,
  backEnd: backEndContract,
  balancing: balancingContract,
  cards: cardsContract,
  care: careContract,
  charger: chargerContract,
  configuration: configurationContract,
  devices: devicesContract,
  firmware: firmwareContract,
  fleet: fleetContract,
  history: historyContract,
  jobs: jobsContract,
  log: logContract,
  manuals: manualsContract,
  ocpp: ocppContract,
  practice: practiceContract,
  presets: presetsContract,
  sitePlan: sitePlanContract,
  siteTest: siteTestContract,
  vault: vaultContract,
};
export type Contract = typeof contract;
