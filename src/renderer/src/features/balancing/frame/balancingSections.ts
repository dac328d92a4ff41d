/** The pages of a site's load balancing in the order they are worked through; routes in `app/balancingRoutes.ts`. */
export const balancingSections = [
  { key: 'plan', to: '/sites/$siteId/balancing' },
  { key: 'proof', to: '/sites/$siteId/balancing/proof' },
  { key: 'whatIf', to: '/sites/$siteId/balancing/what-if' },
  { key: 'test', to: '/sites/$siteId/balancing/test' },
  { key: 'controller', to: '/sites/$siteId/balancing/controller' },
] as const;
