import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useSnapshot } from '#renderer/app/queries.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';

/** Everything a snapshot holds, by name. */
export const SnapshotValues = ({ snapshotId }: { snapshotId: string }) => {
  const { t } = useTranslation(['pages', 'common']);
  const snapshot = useSnapshot(snapshotId);
  const describe = useDescribePoint();
  const format = useFormat();
  if (snapshot.error !== null) return <BridgeErrorPanel error={toBridgeError(snapshot.error)} />;
  if (snapshot.data === undefined) return null;
  const { values, unreadable, secretsSet, takenAtMs } = snapshot.data;
  const readable = Object.entries(values);
  return (
    <details className="nx-details">
      <summary>{t('snapshot.summary', { count: readable.length, time: format.dateTime(takenAtMs) })}</summary>
      <dl className="nx-values">
        {readable.map(([point, value]) => (
          <div key={point}>
            <dt>{describe.label(point)}</dt>
            <dd className="nx-hash">{describe.value(point, value) ?? '–'}</dd>
          </div>
        ))}
        {Object.entries(secretsSet).map(([point, isSet]) => (
          <div key={point}>
            <dt>{describe.label(point)}</dt>
            <dd>{t(isSet ? 'snapshot.secretSet' : 'snapshot.secretEmpty')}</dd>
          </div>
        ))}
        {Object.keys(unreadable).map((point) => (
          <div key={point}>
            <dt>{describe.label(point)}</dt>
            <dd>{t('common:result.not-readable')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
