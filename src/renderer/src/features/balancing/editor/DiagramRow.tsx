import { useTranslation } from 'react-i18next';
import type { TreeRow } from '#renderer/features/balancing/model/treeRows.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import type { SiteFinding } from '#shared/domain/balancing/site/siteRules.ts';
import { BreakerSymbol, ChargerSymbol, MeterSymbol, SupplySymbol } from './DiagramSymbols.tsx';
import { rowHeight, stepWidth, xOf, yOf } from './diagramPlaces.ts';
import { useRowWords } from './useRowWords.ts';

export interface DiagramRowProps {
  readonly row: TreeRow;
  readonly index: number;
  readonly width: number;
  readonly isSelected: boolean;
  readonly findings: readonly SiteFinding[];
  readonly onSelect: () => void;
}

const symbolWidth = 40;

const Symbols = ({ row, index }: { row: TreeRow; index: number }) => {
  const [x, y] = [xOf(row.depth), yOf(index)];
  if (row.part.kind === 'site') return <SupplySymbol x={x} y={y} />;
  return (
    <>
      <BreakerSymbol x={x - stepWidth} y={y} />
      {row.charger === null ? null : <ChargerSymbol x={x} y={y} />}
      {row.node === null ? null : <circle className="nx-bal-joint" cx={x} cy={y} r={5} />}
      {row.node?.meter === undefined ? null : <MeterSymbol x={x + 22} y={y} />}
    </>
  );
};

/** One line of the drawing, with its sign where a rule breaks. */
export const DiagramRow = ({ row, index, width, isSelected, findings, onSelect }: DiagramRowProps) => {
  const { t } = useTranslation('balancing');
  const words = useRowWords()(row);
  const isBad = findings.some(({ level }) => level === 'refuse');
  const hasWarning = findings.some(({ level }) => level === 'warn');
  const tone = isBad ? 'bad' : hasWarning ? 'warn' : null;
  const state = isBad ? t('diagram.broken') : hasWarning ? t('diagram.look') : '';
  const left = xOf(row.depth) + symbolWidth;
  return (
    // Keys are heard by the tree: arrows move on from whatever line is selected.
    <g
      role="treeitem"
      className="nx-bal-row"
      data-row={index}
      tabIndex={isSelected ? 0 : -1}
      aria-level={row.depth + 1}
      aria-selected={isSelected}
      aria-label={[words.title, words.detail, state].filter((part) => part !== '').join(', ')}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onSelect();
      }}
    >
      <rect
        className={isBad ? 'nx-bal-hit nx-bal-hit-bad' : 'nx-bal-hit'}
        x={xOf(row.depth) - 20}
        y={index * rowHeight + 4}
        width={width - xOf(row.depth) + 16}
        height={rowHeight - 8}
        rx={8}
      />
      <Symbols row={row} index={index} />
      <foreignObject
        x={left}
        y={index * rowHeight + 4}
        width={Math.max(80, width - left - 8)}
        height={rowHeight - 8}
        aria-hidden
      >
        <div className="nx-bal-words">
          <div>
            <div className="nx-bal-name">{words.title}</div>
            <div className="nx-bal-detail">{words.detail}</div>
          </div>
          {tone === null ? null : (
            <span className={`nx-result nx-result-${tone}`}>
              {statusSign(tone)}{' '}
              {findings.filter(({ level }) => level === (isBad ? 'refuse' : 'warn')).length}
            </span>
          )}
        </div>
      </foreignObject>
    </g>
  );
};
