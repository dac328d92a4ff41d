import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePreferences } from './settings.tsx';

const SAVE_AFTER_MS = 800;

/** Opens the application where it was left, and remembers where it is. */
export const useLastRoute = (): void => {
  const { settings, save } = usePreferences();
  const router = useRouter();
  const href = useRouterState({ select: (state) => state.location.href });
  const hasRestored = useRef(false);

  useEffect(() => {
    if (settings === null || hasRestored.current) return;
    hasRestored.current = true;
    const isAtStart = window.location.hash === '' || window.location.hash === '#/';
    if (isAtStart && settings.lastRoute.startsWith('/') && settings.lastRoute !== '/') {
      router.history.replace(settings.lastRoute);
    }
  }, [settings, router]);

  const lastSaved = settings?.lastRoute;
  useEffect(() => {
    if (!hasRestored.current || lastSaved === undefined || href === lastSaved || href.length > 200) {
      return undefined;
    }
    const timer = setTimeout(() => {
      // Losing the place is no reason to disturb anybody.
      save({ lastRoute: href }).catch(() => undefined);
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [href, lastSaved, save]);
};
