import { type AnyRoute, createRoute, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import { ChargerLayout } from '#renderer/features/chargers/frame/ChargerLayout.tsx';
import { textSearch } from './textSearch.ts';

const pages = {
  live: lazyRouteComponent(() => import('#renderer/features/chargers/ChargerPage.tsx'), 'ChargerPage'),
  configuration: lazyRouteComponent(
    () => import('#renderer/features/configuration/ConfigurationPage.tsx'),
    'ConfigurationPage',
  ),
  current: lazyRouteComponent(
    () => import('#renderer/features/chargers/current/CurrentPage.tsx'),
    'CurrentPage',
  ),
  schedule: lazyRouteComponent(
    () => import('#renderer/features/chargers/schedule/SchedulePage.tsx'),
    'SchedulePage',
  ),
  cards: lazyRouteComponent(() => import('#renderer/features/chargers/cards/CardsPage.tsx'), 'CardsPage'),
  history: lazyRouteComponent(
    () => import('#renderer/features/chargers/history/HistoryPage.tsx'),
    'HistoryPage',
  ),
  faults: lazyRouteComponent(() => import('#renderer/features/chargers/faults/FaultsPage.tsx'), 'FaultsPage'),
  socket: lazyRouteComponent(() => import('#renderer/features/chargers/socket/SocketPage.tsx'), 'SocketPage'),
  settings: lazyRouteComponent(
    () => import('#renderer/features/chargers/settings/ChargerSettingsPage.tsx'),
    'ChargerSettingsPage',
  ),
  firmware: lazyRouteComponent(() => import('#renderer/features/firmware/FirmwarePage.tsx'), 'FirmwarePage'),
  manual: lazyRouteComponent(() => import('#renderer/features/chargers/manual/ManualPage.tsx'), 'ManualPage'),
};

/** The pages of one connected charger, below the bar that leads from one to the other. */
export const createChargerRoutes = <R extends AnyRoute>(rootRoute: R) => {
  const charger = createRoute({
    getParentRoute: () => rootRoute,
    path: '/chargers/$deviceId',
    component: ChargerLayout,
  });
  const page = <P extends string>(path: P, component: RouteComponent) =>
    createRoute({ getParentRoute: () => charger, path, component });
  const configuration = createRoute({
    getParentRoute: () => charger,
    path: '/configuration',
    validateSearch: textSearch(['run', 'back', 'putBack']),
    component: pages.configuration,
  });
  return charger.addChildren([
    page('/', pages.live),
    configuration,
    page('/current', pages.current),
    page('/schedule', pages.schedule),
    page('/cards', pages.cards),
    page('/history', pages.history),
    page('/faults', pages.faults),
    page('/socket', pages.socket),
    page('/settings', pages.settings),
    page('/firmware', pages.firmware),
    page('/manual', pages.manual),
  ]);
};
