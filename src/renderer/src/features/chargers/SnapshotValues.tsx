import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useSnapshot } from '#renderer/app/queries.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { ValueList } from '#renderer/ui/ValueList.tsx';
import { snapshotGroups } from './snapshotGroups.ts';

type Lookup = (key: string, options: { defaultValue: string }) => string;

/** Everything a snapshot holds, by the part of the charger it belongs to. */
export const SnapshotValues = ({ snapshotId }: { snapshotId: string }) => {
  const { t } = useTranslation(['pages', 'common', 'points']);
  const snapshot = useSnapshot(snapshotId);
  const describe = useDescribePoint();
  const format = useFormat();
  if (snapshot.error !== null) return <BridgeErrorPanel error={toBridgeError(snapshot.error)} />;
  if (snapshot.data === undefined) return null;
  const { values, unreadable, secretsSet, takenAtMs } = snapshot.data;
  // Groups come from profiles, so their names are not known to the compiler.
  const groupName = (key: string) => (t as unknown as Lookup)(`points:group.${key}`, { defaultValue: key });
  const rest: readonly (readonly [string, string])[] = [
    ...Object.entries(secretsSet).map(
      ([point, isSet]) => [point, t(isSet ? 'snapshot.secretSet' : 'snapshot.secretEmpty')] as const,
    ),
    ...Object.keys(unreadable).map((point) => [point, t('common:result.not-readable')] as const),
  ];
  return (
    <details className="nx-details">
      <summary>
        {t('snapshot.summary', { count: Object.keys(values).length, time: format.dateTime(takenAtMs) })}
      </summary>
      <div className="nx-stack">
        {snapshotGroups(values).map((group) => (
          <section key={group.key}>
            <h3>{groupName(group.key)}</h3>
            <ValueList
              rows={group.points.map((point) => [
                describe.label(point),
                describe.value(point, values[point]) ?? '–',
                point,
              ])}
              valueClass="nx-hash"
            />
          </section>
        ))}
        {rest.length === 0 ? null : (
          <ValueList rows={rest.map(([point, word]) => [describe.label(point), word, point])} />
        )}
      </div>
    </details>
  );
};
