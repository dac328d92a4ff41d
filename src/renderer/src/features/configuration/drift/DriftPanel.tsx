import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import type { DriftView } from '#shared/contract/configuration.ts';
import '#renderer/ui/ErrorPanel.css';
import '#renderer/ui/ProofTable.css';

type Row = DriftView['rows'][number];

const DriftTable = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useTranslation('configuration');
  const describe = useDescribePoint();
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('drift.title')} tabIndex={0}>
      <table className="nx-table">
        <thead>
          <tr>
            <th scope="col">{t('plan.value')}</th>
            <th scope="col">{t('drift.logged')}</th>
            <th scope="col">{t('drift.live')}</th>
            <th scope="col">{t('drift.who')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.point}>
              <th scope="row">{describe.label(row.point)}</th>
              <td>{describe.value(row.point, row.written ?? row.logged) ?? '–'}</td>
              <td className="nx-table-strong">{describe.value(row.point, row.live) ?? '–'}</td>
              <td>
                <span
                  className={`nx-result nx-result-${row.state === 'changed-elsewhere' ? 'warn' : 'good'}`}
                >
                  {statusSign(row.state === 'changed-elsewhere' ? 'warn' : 'good', 18)}
                  {t(`drift.state.${row.state}`)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What the charger has now against what the log knows, point by point, when it was opened. */
export const DriftPanel = (props: {
  drift: DriftView;
  onAccept: () => void;
  onPutBack: (rows: readonly Row[]) => void;
}) => {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const { drift } = props;
  const elsewhere = drift.rows.filter(({ state }) => state === 'changed-elsewhere');
  if (drift.takenAtMs === null) {
    return (
      <p className="nx-muted" role="status">
        {t('drift.first')}
      </p>
    );
  }
  const time = format.dateTime(drift.takenAtMs);
  if (elsewhere.length === 0) {
    return (
      <details className="nx-conf-quiet nx-details">
        <summary>
          <span className="nx-result nx-result-good">{statusSign('good')}</span>
          {drift.rows.length === 0
            ? t('drift.unchanged', { count: drift.compared, time })
            : t('drift.byUs', { count: drift.rows.length, time })}
        </summary>
        {drift.rows.length === 0 ? <p>{t('drift.unchangedText')}</p> : <DriftTable rows={drift.rows} />}
      </details>
    );
  }
  return (
    <section className="nx-panel nx-panel-warn" aria-labelledby="conf-drift">
      <div className="nx-panel-head">
        {statusSign('warn', 24)}
        <div>
          <h2 id="conf-drift">{t('drift.elsewhere', { count: elsewhere.length })}</h2>
          <p>{t('drift.elsewhereText', { time, compared: drift.compared })}</p>
        </div>
      </div>
      <DriftTable rows={drift.rows} />
      <p className="nx-small nx-muted">{t('drift.acceptText')}</p>
      <div className="nx-row">
        <Button kind="primary" onClick={() => props.onPutBack(elsewhere)}>
          {t('drift.putBack', { count: elsewhere.length })}
        </Button>
        <Button onClick={props.onAccept}>{t('drift.accept')}</Button>
      </div>
    </section>
  );
};
