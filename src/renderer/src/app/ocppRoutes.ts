import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The pages of OCPP: the local test back end, its charger, its messages, the probe of a real one, presets. */
export const createOcppRoutes = <R extends AnyRoute>(rootRoute: R) => {
  const ocpp = createRoute({
    getParentRoute: () => rootRoute,
    path: '/ocpp',
    component: lazyRouteComponent(() => import('#renderer/features/ocpp/frame/OcppLayout.tsx'), 'OcppLayout'),
  });
  const backEnd = createRoute({
    getParentRoute: () => ocpp,
    path: '/',
    component: lazyRouteComponent(
      () => import('#renderer/features/ocpp/backEnd/BackEndPage.tsx'),
      'BackEndPage',
    ),
  });
  const charger = createRoute({
    getParentRoute: () => ocpp,
    path: '/charger',
    component: lazyRouteComponent(
      () => import('#renderer/features/ocpp/charger/ChargerPage.tsx'),
      'ChargerPage',
    ),
  });
  const messages = createRoute({
    getParentRoute: () => ocpp,
    path: '/messages',
    component: lazyRouteComponent(
      () => import('#renderer/features/ocpp/messages/MessagesPage.tsx'),
      'MessagesPage',
    ),
  });
  const probe = createRoute({
    getParentRoute: () => ocpp,
    path: '/probe',
    component: lazyRouteComponent(() => import('#renderer/features/ocpp/probe/ProbePage.tsx'), 'ProbePage'),
  });
  const presets = createRoute({
    getParentRoute: () => ocpp,
    path: '/presets',
    component: lazyRouteComponent(
      () => import('#renderer/features/ocpp/presets/PresetsPage.tsx'),
      'PresetsPage',
    ),
  });
  return ocpp.addChildren([backEnd, charger, messages, probe, presets]);
};
