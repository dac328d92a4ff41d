import { IconEqual } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inUrgency } from '#renderer/features/fleet/model/checks.ts';
import type { FleetTableState } from '#renderer/features/fleet/model/fleetStore.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import type { RowCheckView } from '#shared/contract/fleet.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { useCheckText } from './useCheckText.ts';
import { useVirtualRows } from './useVirtualRows.ts';

const ROW_PX = 72;
const SIZE = 18;

const Verdict = ({ check }: { check: RowCheckView }) => {
  const { t } = useTranslation('fleet');
  const { reasons } = useCheckText();
  const tone = check.state === 'blocked' ? 'bad' : 'good';
  return (
    <>
      <span className={`nx-result nx-result-${tone}`}>
        {check.state === 'unchanged' ? (
          <IconEqual size={SIZE} stroke={2.5} aria-hidden />
        ) : (
          statusSign(tone, SIZE)
        )}
        {t(`check.state.${check.state}`)}
      </span>
      {reasons(check).map(({ text, hint }) => (
        <span key={text}>
          <span className="nx-fleet-reason">{text}</span>
          {hint === '' ? null : <span className="nx-fleet-hint">{hint}</span>}
        </span>
      ))}
    </>
  );
};

const CheckRow = (props: {
  check: RowCheckView;
  row: FleetRow;
  index: number;
  ref: React.Ref<HTMLTableRowElement>;
}) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const { facts } = useCheckText();
  const { check, row, index } = props;
  const name = check.serial ?? row.serial ?? row.target.replace(/^ble:/, '');
  return (
    <tr ref={props.ref} data-index={index} aria-rowindex={index + 2}>
      <th scope="row">
        <span className="nx-table-strong">{row.socket ?? name}</span>
        <span className="nx-fleet-hint">
          {row.socket === null ? '' : `${name} · `}
          {t('matrix.row', { row: format.plain(check.row) })}
        </span>
      </th>
      <td>
        <Verdict check={check} />
        <span className="nx-fleet-hint">{facts(check).join(' · ')}</span>
      </td>
    </tr>
  );
};

/** Row by row whether it can be written, and if not why and what to do; what cannot stands first. */
export const CheckTable = ({ table }: { table: FleetTableState }) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const { checks, rows } = table.preview;
  const ordered = useMemo(() => inUrgency(checks), [checks]);
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useVirtualRows(ordered.length, scroll, ROW_PX);
  if (ordered.length === 0) return null;
  const count = ordered.filter(({ state }) => state !== 'blocked').length;
  return (
    <section className="nx-stack" aria-labelledby="fleet-check">
      <div>
        <h2 id="fleet-check">{t('check.title')}</h2>
        <p role="status">
          {t('check.sum', { count: ordered.length, number: format.integer(count) })}{' '}
          {count === ordered.length || count === 0 ? '' : t('check.partly')}
        </p>
        {table.areChecksFresh ? null : <p className="nx-muted">{t('check.stale')}</p>}
      </div>
      <div
        ref={scroll}
        className="nx-table-scroll nx-fleet-rows"
        role="group"
        aria-label={t('check.title')}
        tabIndex={0}
      >
        <table className="nx-table" aria-rowcount={ordered.length + 1}>
          <caption className="nx-hidden">{t('check.title')}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="nx-fleet-who">
                {t('matrix.charger')}
              </th>
              <th scope="col">{t('check.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.beforePx > 0 ? <tr aria-hidden style={{ height: lines.beforePx }} /> : null}
            {lines.items.map((line) => {
              const check = ordered[line.index];
              const row = rows.find((each) => each.row === check?.row);
              if (check === undefined || row === undefined) return null;
              return (
                <CheckRow key={check.row} ref={lines.measure} index={line.index} check={check} row={row} />
              );
            })}
            {lines.afterPx > 0 ? <tr aria-hidden style={{ height: lines.afterPx }} /> : null}
          </tbody>
        </table>
      </div>
    </section>
  );
};
