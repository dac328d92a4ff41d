import type { FeatureName } from '#shared/domain/charger/capabilities/offered.ts';

/**
 * The pages of one charger, in the order of the bar: what is looked at daily first, what changes everything last.
 * Each has its route in `app/chargerRoutes.ts` and its word under `sections` in the locale `charger`.
 */
export const chargerSections = [
  { key: 'live', to: '/chargers/$deviceId' },
  { key: 'current', to: '/chargers/$deviceId/current' },
  { key: 'schedule', to: '/chargers/$deviceId/schedule', feature: 'schedule' },
  { key: 'cards', to: '/chargers/$deviceId/cards', feature: 'cards' },
  { key: 'history', to: '/chargers/$deviceId/history', feature: 'history' },
  { key: 'faults', to: '/chargers/$deviceId/faults' },
  { key: 'socket', to: '/chargers/$deviceId/socket', feature: 'socket-test' },
  { key: 'settings', to: '/chargers/$deviceId/settings' },
  { key: 'configuration', to: '/chargers/$deviceId/configuration' },
  { key: 'firmware', to: '/chargers/$deviceId/firmware', feature: 'firmware' },
  { key: 'manual', to: '/chargers/$deviceId/manual' },
] as const satisfies readonly { key: string; to: string; feature?: FeatureName }[];

export type ChargerSection = (typeof chargerSections)[number]['key'];

/** What a charger has to be able to do for a page; null = every charger has it. */
export const featureOf = (section: { readonly key: ChargerSection; readonly feature?: FeatureName }) =>
  section.feature ?? null;
