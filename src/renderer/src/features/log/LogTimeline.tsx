import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import './log.css';
import { LogRow } from './LogRow.tsx';
import { VisitHead } from './VisitHead.tsx';

type Line =
  | { readonly kind: 'head'; readonly key: string; readonly entry: LogEntry }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: LogEntry };

const dayOf = (atMs: number): string => new Date(atMs).toDateString();

/** Puts a head before each visit, and before each day where there is no visit. */
export const linesOf = (entries: readonly LogEntry[]): readonly Line[] => {
  const lines: Line[] = [];
  let current = '';
  for (const entry of entries) {
    const group = entry.visitId ?? `${entry.siteId ?? ''} ${dayOf(entry.atMs)}`;
    if (group !== current) lines.push({ kind: 'head', key: `head-${entry.id}`, entry });
    current = group;
    lines.push({ kind: 'entry', key: entry.id, entry });
  }
  return lines;
};

interface LogTimelineProps {
  readonly entries: readonly LogEntry[];
  readonly onOpen: (entry: LogEntry) => void;
  readonly onEnd: () => void;
}

/** The time line; only what is visible is in the page, so that it stays quick with many entries. */
export const LogTimeline = (props: LogTimelineProps) => {
  const { t } = useTranslation('log');
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const lines = useMemo(() => linesOf(props.entries), [props.entries]);
  useLayoutEffect(() => {
    const main = document.getElementById('nx-main');
    if (list.current === null || main === null) return;
    const top = list.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop;
    setOffset((now) => (Math.abs(now - top) > 1 ? top : now));
  }, [lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => document.getElementById('nx-main'),
    estimateSize: (index) => (lines[index]?.kind === 'head' ? 48 : 72),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
    scrollMargin: offset,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const { onEnd } = props;
  useLayoutEffect(() => {
    if (lines.length > 0 && lastShown >= lines.length - 10) onEnd();
  }, [lastShown, lines.length, onEnd]);
  return (
    <div
      ref={list}
      className="nx-log"
      style={{ height: virtual.getTotalSize() + 2 }}
      role="list"
      aria-label={t('title')}
    >
      {items.map((item) => {
        const line = lines[item.index];
        if (line === undefined) return null;
        return (
          <div
            key={line.key}
            ref={virtual.measureElement}
            data-index={item.index}
            role="listitem"
            style={{ transform: `translateY(${item.start - offset}px)` }}
          >
            {line.kind === 'head' ? (
              <VisitHead entry={line.entry} />
            ) : (
              <LogRow entry={line.entry} onOpen={() => props.onOpen(line.entry)} />
            )}
          </div>
        );
      })}
    </div>
  );
};
