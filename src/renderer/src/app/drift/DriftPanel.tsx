import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import type { DriftStatusView } from '#shared/contract/configuration.ts';
import '#renderer/ui/ErrorPanel.css';
import './drift.css';
import { DriftTable } from './DriftTable.tsx';

type Known = Extract<DriftStatusView, { kind: 'known' }>;

const Quiet = ({ summary, children }: { summary: string; children: ReactNode }) => (
  <details className="nx-drift-quiet nx-details">
    <summary>
      <span className="nx-result nx-result-good">{statusSign('good')}</span>
      {summary}
    </summary>
    {children}
  </details>
);

/** How many values differ, and who changed how many of them. */
const useDriftWords = () => {
  const { t } = useTranslation('drift');
  const format = useFormat();
  return (rows: Known['drift']['rows']) => {
    const elsewhere = rows.filter(({ state }) => state === 'changed-elsewhere').length;
    const byUs = rows.length - elsewhere;
    const parts = [
      ...(byUs > 0 ? [t('byUs', { number: format.integer(byUs) })] : []),
      ...(elsewhere > 0 ? [t('elsewhere', { number: format.integer(elsewhere) })] : []),
    ].join(', ');
    return { summary: t('differ', { count: rows.length, parts }), isByUsAlone: elsewhere === 0 };
  };
};

/** One sentence about a charger against the log, the table behind it, and what can be done about it. */
export const DriftPanel = (props: {
  known: Known;
  isBusy: boolean;
  onAccept: () => void;
  /** The way to put values back, or why there is none here. */
  putBack: { readonly action: ReactNode; readonly text: string };
}) => {
  const { t } = useTranslation('drift');
  const format = useFormat();
  const words = useDriftWords();
  const { drift, acceptedAtMs } = props.known;
  if (drift.takenAtMs === null) return <p className="nx-muted">{t('first')}</p>;
  const time = format.dateTime(drift.takenAtMs);
  const { rows, compared } = drift;
  if (rows.length === 0) {
    return (
      <Quiet summary={t('unchanged', { count: compared, time })}>
        <p>
          {acceptedAtMs === null
            ? t('unchangedText')
            : t('acceptedText', { time: format.dateTime(acceptedAtMs) })}
        </p>
      </Quiet>
    );
  }
  const { summary, isByUsAlone } = words(rows);
  const since = t('since', { time, compared: format.integer(compared) });
  if (isByUsAlone) {
    return (
      <Quiet summary={summary}>
        <p>{since}</p>
        <DriftTable rows={rows} />
      </Quiet>
    );
  }
  return (
    <section className="nx-panel nx-panel-warn" aria-labelledby="drift">
      <div className="nx-panel-head">
        {statusSign('warn', 24)}
        <div>
          <h2 id="drift">{summary}</h2>
          <p>{since}</p>
        </div>
      </div>
      <details className="nx-details">
        <summary>{t('show')}</summary>
        <DriftTable rows={rows} />
      </details>
      <p className="nx-small">
        {t('acceptText')} {props.putBack.text}
      </p>
      <div className="nx-row">
        {props.putBack.action}
        <Button busy={props.isBusy} onClick={props.onAccept}>
          {t('accept')}
        </Button>
      </div>
    </section>
  );
};
