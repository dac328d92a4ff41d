import { useCallback, useSyncExternalStore } from 'react';

const seen = new Set<string>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether a notice was read at this charger since the program began, and how to say so. */
export const useNoticeSeen = (serial: string, notice: string): readonly [boolean, () => void] => {
  const key = `${serial}/${notice}`;
  const isSeen = useSyncExternalStore(subscribe, () => seen.has(key));
  const see = useCallback(() => {
    seen.add(key);
    for (const listener of listeners) listener();
  }, [key]);
  return [isSeen, see];
};
