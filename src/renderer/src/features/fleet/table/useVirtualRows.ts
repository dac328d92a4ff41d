import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** The part of a long table that is in view, with the heights of what is left out above and below. */
export const useVirtualRows = (count: number, scroll: RefObject<HTMLElement | null>, estimatePx: number) => {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => estimatePx,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  return {
    items,
    measure: virtual.measureElement,
    beforePx: items[0]?.start ?? 0,
    afterPx: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
};
