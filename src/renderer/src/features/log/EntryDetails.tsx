import { useTranslation } from 'react-i18next';
import { ResultRows } from '#renderer/features/balancing/test/ResultRows.tsx';
import { SnapshotValues } from '#renderer/features/chargers/SnapshotValues.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { ValueList, type ValueRow } from '#renderer/ui/ValueList.tsx';
import { siteTestResultSchema } from '#shared/contract/siteTest.ts';
import type { LogEntry, Snapshot } from '#shared/domain/logEntry.ts';
import { EntryChanges } from './EntryChanges.tsx';
import { EntryFailure } from './EntryFailure.tsx';
import { outcomeTone } from './entryWords.ts';
import { useEntryText } from './useEntryText.ts';

type Lookup = (key: string, options: { defaultValue: string }) => string;

interface EntryDetailsProps {
  readonly entry: LogEntry;
  readonly intent: LogEntry | null;
  readonly snapshot: Snapshot | null;
}

/** Who, when, over what, what changed, how it was proven, and the chain that holds it. */
export const EntryDetails = (props: EntryDetailsProps) => {
  const { t } = useTranslation(['log', 'common']);
  const format = useFormat();
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
  const rows: readonly ValueRow[] = [
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
      <ValueList rows={rows} />
      <EntryFailure entry={entry} />
      <EntryChanges changes={entry.changes} />
      {siteTest === undefined ? null : <ResultRows result={siteTest} plan={undefined} />}
      {details.length === 0 ? null : (
        <details className="nx-details">
          <summary>{t('entry.details')}</summary>
          <ValueList
            rows={details.map(([name, value]) => [
              detailName(name),
              typeof value === 'string' ? value : JSON.stringify(value),
              name,
            ])}
            valueClass="nx-hash"
          />
        </details>
      )}
      {props.snapshot === null ? null : <SnapshotValues snapshotId={props.snapshot.id} />}
      <ValueList
        rows={[
          [t('entry.hash'), entry.hash],
          [t('entry.previousHash'), entry.previousHash],
        ]}
        valueClass="nx-hash"
      />
    </>
  );
};
