import { useTranslation } from 'react-i18next';
import { useErrorText } from '#renderer/app/useErrorText.ts';
import { ResultRows } from '#renderer/features/balancing/test/ResultRows.tsx';
import { SnapshotValues } from '#renderer/features/chargers/SnapshotValues.tsx';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { ProofTable } from '#renderer/ui/ProofTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { siteTestResultSchema } from '#shared/contract/siteTest.ts';
import type { LogEntry, Snapshot } from '#shared/domain/logEntry.ts';
import { outcomeTone } from './entryWords.ts';
import { useEntryText } from './useEntryText.ts';

type Lookup = (key: string, options: { defaultValue: string }) => string;

/** Who, when, over what, what changed, how it was proven, and the chain that holds it. */
export const EntryDetails = (props: {
  entry: LogEntry;
  intent: LogEntry | null;
  snapshot: Snapshot | null;
}) => {
  const { t } = useTranslation(['log', 'common']);
  const format = useFormat();
  const describe = useDescribePoint();
  const errorText = useErrorText();
  const { entry, intent } = props;
  const { sentence } = useEntryText()(entry);
  const siteTest =
    entry.details['purpose'] === 'site-test'
      ? siteTestResultSchema.safeParse(entry.details['result']).data
      : undefined;
  const details = Object.entries(entry.details).filter(
    ([name]) => siteTest === undefined || name !== 'result',
  );
  // New kinds of details may come with new entries; they keep their technical name until they have a word.
  const detailName = (name: string) => (t as unknown as Lookup)(`detail.${name}`, { defaultValue: name });
  const failure =
    entry.errorCode === null
      ? null
      : errorText({
          code: entry.errorCode as Parameters<typeof errorText>[0]['code'],
          details: { device: entry.chargerSerial ?? '' },
          retryable: false,
        });
  const rows: readonly (readonly [string, string])[] = [
    [t('entry.when'), format.dateTime(entry.atMs)],
    [t('entry.person'), entry.person === '' ? t('nobody') : entry.person],
    [t('entry.charger'), entry.chargerSerial ?? '–'],
    [t('entry.door'), entry.door === null ? '–' : t(`common:door.${entry.door}`)],
    [t('entry.version'), entry.appVersion],
    ...(intent === null
      ? []
      : [[t('entry.intent'), `${intent.number} · ${format.dateTime(intent.atMs)}`] as const]),
  ];
  return (
    <>
      <div className="nx-row">
        <Tag tone={outcomeTone(entry)}>{t(`outcome.${entry.outcome}`)}</Tag>
        {entry.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
      </div>
      {sentence === '' ? null : <p>{sentence}</p>}
      <dl className="nx-values">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {failure === null ? null : (
        <p>
          {failure.text} <span className="nx-muted nx-small">{entry.errorCode}</span>
        </p>
      )}
      {entry.changes.length === 0 ? null : (
        <ProofTable
          caption={t('entry.changes')}
          rows={entry.changes.map((change) => ({
            key: change.point,
            label: describe.label(change.point),
            before: change.secret ? t('common:value.secret') : describe.value(change.point, change.before),
            wanted: change.secret ? t('common:value.secret') : describe.value(change.point, change.wanted),
            found: change.secret ? null : describe.value(change.point, change.found),
            result: change.result,
          }))}
        />
      )}
      {siteTest === undefined ? null : <ResultRows result={siteTest} plan={undefined} />}
      {details.length === 0 ? null : (
        <details className="nx-details">
          <summary>{t('entry.details')}</summary>
          <dl className="nx-values">
            {details.map(([name, value]) => (
              <div key={name}>
                <dt>{detailName(name)}</dt>
                <dd className="nx-hash">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {props.snapshot === null ? null : <SnapshotValues snapshotId={props.snapshot.id} />}
      <dl className="nx-values">
        <div>
          <dt>{t('entry.hash')}</dt>
          <dd className="nx-hash">{entry.hash}</dd>
        </div>
        <div>
          <dt>{t('entry.previousHash')}</dt>
          <dd className="nx-hash">{entry.previousHash}</dd>
        </div>
      </dl>
    </>
  );
};
