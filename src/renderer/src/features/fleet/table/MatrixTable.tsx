import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixRow } from '#renderer/features/fleet/model/matrix.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { MatrixCellView } from './MatrixCellView.tsx';
import { useVirtualRows } from './useVirtualRows.ts';

const COLUMN_PX = 192;
const ROW_PX = 72;

/** The columns in view; a table may have hundreds of them. */
const useVirtualColumns = (count: number, scroll: React.RefObject<HTMLElement | null>) => {
  const virtual = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => COLUMN_PX,
    overscan: 3,
  });
  const items = virtual.getVirtualItems();
  return {
    items,
    beforePx: items[0]?.start ?? 0,
    afterPx: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    totalPx: virtual.getTotalSize(),
  };
};

type VirtualColumns = ReturnType<typeof useVirtualColumns>;

const Gap = ({ px }: { px: number }) => (px > 0 ? <td aria-hidden style={{ width: px }} /> : null);

const MatrixHead = ({ points, columns }: { points: readonly string[]; columns: VirtualColumns }) => {
  const { t } = useTranslation('fleet');
  const describe = useDescribePoint();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="nx-fleet-first">
          {t('matrix.charger')}
        </th>
        <Gap px={columns.beforePx} />
        {columns.items.map(({ index }) => {
          const point = points[index] ?? '';
          return (
            <th key={point} scope="col" aria-colindex={index + 2} style={{ width: COLUMN_PX }}>
              {describe.label(point)}
              <span className="nx-fleet-point">{point}</span>
            </th>
          );
        })}
        <Gap px={columns.afterPx} />
      </tr>
    </thead>
  );
};

/** One charger: its name, and what becomes of every point in view. */
const MatrixLine = (props: {
  points: readonly string[];
  row: MatrixRow;
  index: number;
  measure: (line: Element | null) => void;
  columns: VirtualColumns;
}) => {
  const { t } = useTranslation('fleet');
  const describe = useDescribePoint();
  const format = useFormat();
  const { points, row, index: at, columns } = props;
  return (
    <tr ref={props.measure} data-index={at} aria-rowindex={at + 2}>
      <th scope="row" className="nx-fleet-first">
        <span className="nx-table-strong">{row.socket ?? row.target.replace(/^ble:/, '')}</span>
        <span className="nx-fleet-hint">
          {row.socket === null ? '' : `${row.target.replace(/^ble:/, '')} · `}
          {t('matrix.row', { row: format.plain(row.row) })}
        </span>
      </th>
      <Gap px={columns.beforePx} />
      {columns.items.map(({ index }) => (
        <MatrixCellView key={points[index]} cell={row.cells[index] ?? null} describe={describe} />
      ))}
      <Gap px={columns.afterPx} />
    </tr>
  );
};

/** Chargers below each other, points side by side; only what is in view is in the page. */
export const MatrixTable = (props: {
  points: readonly string[];
  rows: readonly MatrixRow[];
  label: string;
}) => {
  const { points, rows } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useVirtualRows(rows.length, scroll, ROW_PX);
  const columns = useVirtualColumns(points.length, scroll);
  return (
    <div
      ref={scroll}
      className="nx-table-scroll nx-fleet-matrix"
      role="group"
      aria-label={props.label}
      tabIndex={0}
    >
      <table
        className="nx-table"
        aria-rowcount={rows.length + 1}
        aria-colcount={points.length + 1}
        style={{ width: `calc(var(--fleet-first) + ${columns.totalPx}px)` }}
      >
        <caption className="nx-hidden">{props.label}</caption>
        <MatrixHead points={points} columns={columns} />
        <tbody>
          {lines.beforePx > 0 ? <tr aria-hidden style={{ height: lines.beforePx }} /> : null}
          {lines.items.map((line) => {
            const row = rows[line.index];
            if (row === undefined) return null;
            return (
              <MatrixLine
                points={points}
                key={row.row}
                row={row}
                index={line.index}
                measure={lines.measure}
                columns={columns}
              />
            );
          })}
          {lines.afterPx > 0 ? <tr aria-hidden style={{ height: lines.afterPx }} /> : null}
        </tbody>
      </table>
    </div>
  );
};
