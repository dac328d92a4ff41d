import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, type PlanPart } from '#renderer/features/balancing/model/planEdits.ts';
import type { TreeRow } from '#renderer/features/balancing/model/treeRows.ts';
import type { SiteFinding } from '#shared/domain/balancing/site/siteRules.ts';
import { DiagramRow } from './DiagramRow.tsx';
import { rowHeight, stepWidth, xOf, yOf } from './diagramPlaces.ts';

export interface DiagramProps {
  readonly rows: readonly TreeRow[];
  readonly selected: PlanPart;
  readonly findings: ReadonlyMap<string, readonly SiteFinding[]>;
  readonly onSelect: (part: PlanPart) => void;
  /** Delete, Ctrl+D and Alt with the arrows act on the selected part. */
  readonly onKey: (key: 'remove' | 'duplicate' | 'up' | 'down') => void;
}

const useWidth = () => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(480);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, width };
};

/** Vertical bars: from each board down to the last line that hangs on it. */
const BusBars = ({ rows }: { rows: readonly TreeRow[] }) => {
  const last = new Map<number, number>();
  for (const [index, { parent }] of rows.entries()) if (parent >= 0) last.set(parent, index);
  return [...last].map(([parent, index]) => (
    <line
      key={parent}
      className="nx-bal-bus"
      x1={xOf(rows[parent]?.depth ?? 0)}
      x2={xOf(rows[parent]?.depth ?? 0)}
      y1={yOf(parent) + (parent === 0 ? 12 : 0)}
      y2={yOf(index)}
    />
  ));
};

const nextIndex = (key: string, at: number, rows: readonly TreeRow[]): number | null => {
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'ArrowLeft':
      return Math.max(0, rows[at]?.parent ?? 0);
    case 'ArrowRight':
      return rows[at + 1]?.parent === at ? at + 1 : at;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
};

const actionOf = (event: React.KeyboardEvent): 'remove' | 'duplicate' | 'up' | 'down' | null => {
  if (event.key === 'Delete') return 'remove';
  if (event.ctrlKey && event.key.toLowerCase() === 'd') return 'duplicate';
  if (event.altKey && event.key === 'ArrowUp') return 'up';
  if (event.altKey && event.key === 'ArrowDown') return 'down';
  return null;
};

/** The site as a single-line diagram: the supply on top, boards as bars, a line per charger. */
export const Diagram = ({ rows, selected, findings, onSelect, onKey }: DiagramProps) => {
  const { t } = useTranslation('balancing');
  const { box, width } = useWidth();
  const tree = useRef<SVGSVGElement>(null);
  const key = keyOf(selected);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === key),
  );
  const focusRow = (index: number) =>
    requestAnimationFrame(() => tree.current?.querySelector<SVGGElement>(`[data-row="${index}"]`)?.focus());
  const keys = (event: React.KeyboardEvent) => {
    const action = actionOf(event);
    if (action !== null) {
      event.preventDefault();
      onKey(action);
      // The part may have another line now; the focus goes with the selection.
      requestAnimationFrame(() => tree.current?.querySelector<SVGGElement>('[tabindex="0"]')?.focus());
      return;
    }
    const index = event.altKey || event.ctrlKey ? null : nextIndex(event.key, at, rows);
    const row = index === null ? undefined : rows[index];
    if (row === undefined || index === null) return;
    event.preventDefault();
    onSelect(row.part);
    focusRow(index);
  };
  const deepest = Math.max(...rows.map(({ depth }) => depth));
  const drawn = Math.max(width, xOf(deepest) + stepWidth * 6);
  return (
    <div ref={box} className="nx-bal-diagram nx-table-scroll">
      <svg
        ref={tree}
        role="tree"
        tabIndex={-1}
        aria-label={t('diagram.label')}
        width={drawn}
        height={rows.length * rowHeight}
        onKeyDown={keys}
      >
        {rows.map((row, index) => (
          <DiagramRow
            key={row.key}
            row={row}
            index={index}
            width={drawn}
            isSelected={index === at}
            findings={findings.get(row.key) ?? []}
            onSelect={() => onSelect(row.part)}
          />
        ))}
        <BusBars rows={rows} />
      </svg>
    </div>
  );
};
