import { currentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import type { ScheduleWindow } from '#shared/domain/charger/schedule/scheduleWindow.ts';

/** A three-phase 32 A charger with coding on an open installation. */
export const openCharger = {
  capabilities: 2 ** 18 + 1,
  'identity.phases': 3,
  'limit.hardwareMax': 32,
  'limit.min': 6,
  'limit.adapter': 32,
  'limit.cable': null,
  'settings.maxCurrent': 32,
  'settings.installLimit': 32,
  'settings.maxCurrentSinglePhase': 32,
  'state.phases': 7,
};

export const openBounds = currentBounds({ values: openCharger });

/** Every day from 22:00 to 06:00 with 10 A. */
export const night: ScheduleWindow = {
  slot: 1,
  isEnabled: true,
  days: 0x7f,
  startMin: 22 * 60,
  stopMin: 6 * 60,
  currentA: 10,
  energyWh: 0,
  mode: 'charge',
};

export const central = 'CET-1CEST,M3.5.0,M10.5.0/3';
