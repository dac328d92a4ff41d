import { api } from '#renderer/app/bridge/api.ts';
import { createSharedStream } from '#renderer/app/bridge/sharedStream.ts';
import type { Alert } from '#shared/contract/alerts.ts';

const alertStream = createSharedStream((signal) => api.alerts.watch(undefined, { signal }));

/** What somebody should hear of, newest first; null until the application has answered. */
export const useAlerts = (): readonly Alert[] | null => alertStream.useValue();
