import { IconClock, IconEqual, IconLoader2, IconMinus } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowState } from '#renderer/features/fleet/model/rowStates.ts';
import { useVirtualRows } from '#renderer/features/fleet/table/useVirtualRows.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import { useRowText } from './useRowText.ts';

const ROW_PX = 60;
const SIZE = 18;

const signOf = ({ outcome, phase }: RowState): { sign: ReactNode; tone: string } => {
  switch (outcome) {
    case 'done':
      return { sign: statusSign('good', SIZE), tone: 'good' };
    case 'unchanged':
      return { sign: <IconEqual size={SIZE} stroke={2.5} aria-hidden />, tone: 'good' };
    case 'failed':
      return { sign: statusSign('bad', SIZE), tone: 'bad' };
    case 'stopped':
      return { sign: statusSign('warn', SIZE), tone: 'warn' };
    case 'left-out':
    case 'skipped':
      return { sign: <IconMinus size={SIZE} stroke={2.5} aria-hidden />, tone: 'neutral' };
    case null:
      return phase === null
        ? { sign: <IconClock size={SIZE} aria-hidden />, tone: 'neutral' }
        : { sign: <IconLoader2 size={SIZE} stroke={2.5} aria-hidden />, tone: 'working' };
    default:
      return outcome satisfies never;
  }
};

/** The rows of a run with phase or result; only what is in view is in the page. */
export const RowTable = ({ states, label }: { states: readonly RowState[]; label: string }) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const rowText = useRowText();
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useVirtualRows(states.length, scroll, ROW_PX);
  return (
    <div ref={scroll} className="nx-table-scroll nx-fleet-rows" role="group" aria-label={label} tabIndex={0}>
      <table className="nx-table" aria-rowcount={states.length + 1}>
        <caption className="nx-hidden">{label}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="nx-fleet-number">
              {t('problems.row')}
            </th>
            <th scope="col" className="nx-fleet-who">
              {t('matrix.charger')}
            </th>
            <th scope="col">{t('result.title')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.beforePx > 0 ? <tr aria-hidden style={{ height: lines.beforePx }} /> : null}
          {lines.items.map((line) => {
            const state = states[line.index];
            if (state === undefined) return null;
            const { sign, tone } = signOf(state);
            const text = rowText(state);
            const name = state.serial ?? state.row.target.replace(/^ble:/, '');
            return (
              <tr
                key={state.row.row}
                ref={lines.measure}
                data-index={line.index}
                aria-rowindex={line.index + 2}
              >
                <td>{format.plain(state.row.row)}</td>
                <th scope="row">
                  <span className="nx-table-strong">{state.row.socket ?? name}</span>
                  {state.row.socket === null ? null : <span className="nx-fleet-hint">{name}</span>}
                </th>
                <td>
                  <span className={`nx-result nx-result-${tone}`}>
                    {sign}
                    {text.state}
                  </span>
                  {text.reason === '' ? null : <span className="nx-fleet-reason">{text.reason}</span>}
                  {text.hint === '' ? null : <span className="nx-fleet-hint">{text.hint}</span>}
                </td>
              </tr>
            );
          })}
          {lines.afterPx > 0 ? <tr aria-hidden style={{ height: lines.afterPx }} /> : null}
        </tbody>
      </table>
    </div>
  );
};
