import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The pages of a site's load balancing, below the bar that leads from one to the other. */
export const createBalancingRoutes = <R extends AnyRoute>(rootRoute: R) => {
  const balancing = createRoute({
    getParentRoute: () => rootRoute,
    path: '/sites/$siteId/balancing',
    component: lazyRouteComponent(
      () => import('#renderer/features/balancing/frame/BalancingLayout.tsx'),
      'BalancingLayout',
    ),
  });
  const plan = createRoute({
    getParentRoute: () => balancing,
    path: '/',
    component: lazyRouteComponent(() => import('#renderer/features/balancing/PlanPage.tsx'), 'PlanPage'),
  });
  const proof = createRoute({
    getParentRoute: () => balancing,
    path: '/proof',
    component: lazyRouteComponent(() => import('#renderer/features/balancing/ProofPage.tsx'), 'ProofPage'),
  });
  const whatIf = createRoute({
    getParentRoute: () => balancing,
    path: '/what-if',
    component: lazyRouteComponent(() => import('#renderer/features/balancing/WhatIfPage.tsx'), 'WhatIfPage'),
  });
  const test = createRoute({
    getParentRoute: () => balancing,
    path: '/test',
    component: lazyRouteComponent(() => import('#renderer/features/balancing/test/TestPage.tsx'), 'TestPage'),
  });
  const controller = createRoute({
    getParentRoute: () => balancing,
    path: '/controller',
    component: lazyRouteComponent(
      () => import('#renderer/features/balancing/ControllerPage.tsx'),
      'ControllerPage',
    ),
  });
  return balancing.addChildren([plan, proof, whatIf, test, controller]);
};
