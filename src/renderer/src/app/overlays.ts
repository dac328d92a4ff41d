import { useSyncExternalStore } from 'react';

export type Overlay = 'none' | 'palette' | 'keys' | 'alerts';

let shown: Overlay = 'none';
const listeners = new Set<() => void>();

const show = (overlay: Overlay): void => {
  shown = overlay;
  for (const listener of listeners) listener();
};

export const openPalette = (): void => show('palette');
export const openKeyHelp = (): void => show('keys');
export const openAlerts = (): void => show('alerts');
export const closeOverlay = (): void => show('none');

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What lies over the page: the palette, the keys, the alerts, or nothing. */
export const useOverlay = (): Overlay => useSyncExternalStore(subscribe, () => shown);
