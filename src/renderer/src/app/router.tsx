import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { StartPage } from '#renderer/features/start/StartPage.tsx';
import { createBalancingRoutes } from './balancingRoutes.ts';
import { createChargerRoutes } from './chargerRoutes.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { createOcppRoutes } from './ocppRoutes.ts';
import { PageErrorPage } from './PageErrorPage.tsx';
import { Shell } from './Shell.tsx';
import { textSearch } from './textSearch.ts';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const start = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage });
const chargers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chargers',
  component: lazyRouteComponent(() => import('#renderer/features/chargers/ChargersPage.tsx'), 'ChargersPage'),
});
const faults = createRoute({
  getParentRoute: () => rootRoute,
  path: '/faults',
  validateSearch: textSearch(['fault']),
  component: lazyRouteComponent(
    () => import('#renderer/features/chargers/faults/FaultGuidePage.tsx'),
    'FaultGuidePage',
  ),
});
const sites = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sites',
  component: lazyRouteComponent(() => import('#renderer/features/sites/SitesPage.tsx'), 'SitesPage'),
});
const site = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sites/$siteId',
  component: lazyRouteComponent(() => import('#renderer/features/sites/SitePage.tsx'), 'SitePage'),
});
const balancing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/balancing',
  component: lazyRouteComponent(
    () => import('#renderer/features/balancing/BalancingSitesPage.tsx'),
    'BalancingSitesPage',
  ),
});
const fleet = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fleet',
  validateSearch: textSearch(['site']),
  component: lazyRouteComponent(() => import('#renderer/features/fleet/FleetPage.tsx'), 'FleetPage'),
});
const log = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log',
  validateSearch: textSearch(['site', 'charger', 'job', 'text', 'entry']),
  component: lazyRouteComponent(() => import('#renderer/features/log/LogPage.tsx'), 'LogPage'),
});
const compare = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/compare',
  validateSearch: textSearch(['left', 'right']),
  component: lazyRouteComponent(() => import('#renderer/features/log/ComparePage.tsx'), 'ComparePage'),
});
const practice = createRoute({
  getParentRoute: () => rootRoute,
  path: '/practice',
  component: lazyRouteComponent(() => import('#renderer/features/practice/PracticePage.tsx'), 'PracticePage'),
});
const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('#renderer/features/settings/SettingsPage.tsx'), 'SettingsPage'),
});
const firmware = createRoute({
  getParentRoute: () => rootRoute,
  path: '/firmware',
  component: lazyRouteComponent(
    () => import('#renderer/features/firmware/library/LibraryPage.tsx'),
    'LibraryPage',
  ),
});
const newJob = createRoute({
  getParentRoute: () => rootRoute,
  path: '/job/new/$kind',
  validateSearch: textSearch(['like', 'at', 'from']),
  component: lazyRouteComponent(() => import('./JobRoutes.tsx'), 'NewJobRoute'),
});
const job = createRoute({
  getParentRoute: () => rootRoute,
  path: '/job/$jobId',
  component: lazyRouteComponent(() => import('./JobRoutes.tsx'), 'JobRoute'),
});

const routeTree = rootRoute.addChildren([
  start,
  chargers,
  createChargerRoutes(rootRoute),
  faults,
  sites,
  site,
  balancing,
  createBalancingRoutes(rootRoute),
  fleet,
  createOcppRoutes(rootRoute),
  log,
  compare,
  practice,
  settings,
  firmware,
  newJob,
  job,
]);

/** Addresses stand behind the hash, so that a page can be reloaded from any host. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: PageErrorPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
