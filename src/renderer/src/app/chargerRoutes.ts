import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ChargerLayout } from '#renderer/features/chargers/frame/ChargerLayout.tsx';
import { textSearch } from './textSearch.ts';

/** The pages of one connected charger, below the bar that leads from one to the other. */
export const createChargerRoutes = <R extends AnyRoute>(rootRoute: R) => {
  const charger = createRoute({
    getParentRoute: () => rootRoute,
    path: '/chargers/$deviceId',
    component: ChargerLayout,
  });
  const live = createRoute({
    getParentRoute: () => charger,
    path: '/',
    component: lazyRouteComponent(() => import('#renderer/features/chargers/ChargerPage.tsx'), 'ChargerPage'),
  });
  const current = createRoute({
    getParentRoute: () => charger,
    path: '/current',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/current/CurrentPage.tsx'),
      'CurrentPage',
    ),
  });
  const configuration = createRoute({
    getParentRoute: () => charger,
    path: '/configuration',
    validateSearch: textSearch(['run', 'back', 'putBack']),
    component: lazyRouteComponent(
      () => import('#renderer/features/configuration/ConfigurationPage.tsx'),
      'ConfigurationPage',
    ),
  });
  const schedule = createRoute({
    getParentRoute: () => charger,
    path: '/schedule',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/schedule/SchedulePage.tsx'),
      'SchedulePage',
    ),
  });
  const cards = createRoute({
    getParentRoute: () => charger,
    path: '/cards',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/cards/CardsPage.tsx'),
      'CardsPage',
    ),
  });
  const history = createRoute({
    getParentRoute: () => charger,
    path: '/history',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/history/HistoryPage.tsx'),
      'HistoryPage',
    ),
  });
  const faults = createRoute({
    getParentRoute: () => charger,
    path: '/faults',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/faults/FaultsPage.tsx'),
      'FaultsPage',
    ),
  });
  const firmware = createRoute({
    getParentRoute: () => charger,
    path: '/firmware',
    component: lazyRouteComponent(
      () => import('#renderer/features/firmware/FirmwarePage.tsx'),
      'FirmwarePage',
    ),
  });
  const settings = createRoute({
    getParentRoute: () => charger,
    path: '/settings',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/settings/ChargerSettingsPage.tsx'),
      'ChargerSettingsPage',
    ),
  });
  const socket = createRoute({
    getParentRoute: () => charger,
    path: '/socket',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/socket/SocketPage.tsx'),
      'SocketPage',
    ),
  });
  const manual = createRoute({
    getParentRoute: () => charger,
    path: '/manual',
    component: lazyRouteComponent(
      () => import('#renderer/features/chargers/manual/ManualPage.tsx'),
      'ManualPage',
    ),
  });
  return charger.addChildren([
    manual,
    live,
    current,
    schedule,
    cards,
    history,
    faults,
    socket,
    settings,
    configuration,
    firmware,
  ]);
};
