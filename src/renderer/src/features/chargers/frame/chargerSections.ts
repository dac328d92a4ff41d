/**
 * The pages of one charger, in the order of the bar: what is looked at daily first, what changes everything last.
 * Each has its route in `app/chargerRoutes.ts` and its word under `sections` in the locale `charger`.
 */
export const chargerSections = [
  { key: 'live', to: '/chargers/$deviceId' },
  { key: 'current', to: '/chargers/$deviceId/current' },
  { key: 'schedule', to: '/chargers/$deviceId/schedule' },
  { key: 'cards', to: '/chargers/$deviceId/cards' },
  { key: 'history', to: '/chargers/$deviceId/history' },
  { key: 'faults', to: '/chargers/$deviceId/faults' },
  { key: 'settings', to: '/chargers/$deviceId/settings' },
  { key: 'configuration', to: '/chargers/$deviceId/configuration' },
  { key: 'firmware', to: '/chargers/$deviceId/firmware' },
] as const;

export type ChargerSection = (typeof chargerSections)[number]['key'];
