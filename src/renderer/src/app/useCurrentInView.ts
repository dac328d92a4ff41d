import { useLocation } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** For a bar of pages that scrolls on a narrow screen: the page that is open is among those to be seen. */
export const useCurrentInView = (): RefObject<HTMLElement | null> => {
  const bar = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    const current = bar.current?.querySelector(`[aria-current="page"]`);
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return bar;
};
