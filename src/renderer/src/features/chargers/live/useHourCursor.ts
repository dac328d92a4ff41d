import { type KeyboardEvent, useState } from 'react';
import type { LiveHour } from './liveHour.ts';
import { windowStart } from './minuteMeans.ts';

/** Minutes that can be shown, closest first. */
export const spans = [5, 15, 60] as const;
export type Span = (typeof spans)[number];

interface Cursor {
  readonly atMs: number;
  readonly by: 'keys' | 'pointer';
}

export interface HourCursor {
  readonly span: Span;
  readonly setSpan: (span: Span) => void;
  /** The moment that is read (Unix ms); null = none. */
  readonly cursorMs: number | null;
  readonly indexAt: (atMs: number) => number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A pointer over the plot (Unix s), or gone from it: what the keys chose stays then. */
  readonly onPointer: (atS: number | null) => void;
}

const fast = 60;

/** Which moment of the hour is read and how much of it is shown, by pointer, buttons and keys. */
export const useHourCursor = (hour: LiveHour): HourCursor => {
  const [span, setSpan] = useState<Span>(5);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const last = hour.atMs.length - 1;
  const indexAt = (atMs: number) =>
    Math.max(
      hour.atMs.findLastIndex((time) => time <= atMs),
      windowStart(hour, span),
    );
  const move = (by: number) => {
    const wanted = cursor === null ? last : indexAt(cursor.atMs) + by;
    const atMs = hour.atMs[Math.min(last, Math.max(windowStart(hour, span), wanted))];
    setCursor(atMs === undefined ? null : { atMs, by: 'keys' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.shiftKey ? fast : 1;
    const place = spans.indexOf(span);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => move(-step),
      ArrowRight: () => move(step),
      Home: () => move(-hour.atMs.length),
      End: () => move(hour.atMs.length),
      Escape: () => setCursor(null),
      '+': () => setSpan(spans[place - 1] ?? span),
      '-': () => setSpan(spans[place + 1] ?? span),
    };
    const act = actions[event.key];
    if (act === undefined) return;
    act();
    event.preventDefault();
  };
  return {
    span,
    setSpan,
    cursorMs: cursor?.atMs ?? null,
    indexAt,
    onKeyDown,
    onPointer: (atS) =>
      setCursor((now) =>
        atS === null ? (now?.by === 'keys' ? now : null) : { atMs: atS * 1000, by: 'pointer' },
      ),
  };
};
