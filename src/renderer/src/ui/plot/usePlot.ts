import { type RefObject, useEffect, useRef } from 'react';
import type uPlot from 'uplot';

export const colourOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export interface AxisTexts {
  readonly side: 2 | 3;
  readonly size: number;
  /** Least pixels between two ticks. */
  readonly space?: number;
  readonly write: (tick: number) => string;
}

/** An axis in the colours of the theme, its ticks as text with their unit. */
export const plotAxis = ({ side, size, space, write }: AxisTexts): uPlot.Axis => ({
  side,
  stroke: () => colourOf('--nx-text'),
  font: '14px "Inter Variable", sans-serif',
  size,
  ...(space === undefined ? {} : { space }),
  grid: { stroke: () => colourOf('--nx-grid'), width: 1 },
  ticks: { show: false },
  values: (_plot, ticks) => ticks.map(write),
});

/** A plot in a box: made anew when `made` changes, as large as its box, repainted with the theme. */
export const usePlot = (
  box: RefObject<HTMLDivElement | null>,
  made: string,
  make: (element: HTMLDivElement) => uPlot,
): RefObject<uPlot | null> => {
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(make);
  latest.current = make;
  // `made` says when another plot is needed; how to make it is always the newest way.
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const drawn = latest.current(element);
    drawn.root.dataset['plot'] = made;
    plot.current = drawn;
    const resize = new ResizeObserver(() =>
      drawn.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    resize.observe(element);
    const repaint = new MutationObserver(() => drawn.redraw(false, true));
    repaint.observe(document.documentElement, { attributes: true, attributeFilter: ['data-nx-theme'] });
    return () => {
      resize.disconnect();
      repaint.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [box, made]);
  return plot;
};
