import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import type { EditedSource } from '#renderer/features/configuration/plan/planSource.ts';
import { WriteProgress } from '#renderer/features/configuration/plan/WriteProgress.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import type { MergeView } from '#shared/contract/configuration.ts';
import { type MergeSide, wantedAfterMerge } from '#shared/domain/configuration/mergeChanges.ts';
import { MergeTable } from './MergeTable.tsx';
import { useMerge } from './useMerge.ts';

const MergeLead = ({ merge }: { merge: MergeView }) => {
  const { t } = useTranslation('merge');
  const format = useFormat();
  return (
    <NoticePanel title={t('title')}>
      {merge.base === null
        ? t('unknownBase')
        : t('text', {
            time: format.dateTime(merge.base.takenAtMs),
            before: format.integer(merge.base.generation),
            now: format.integer(merge.generation),
          })}
    </NoticePanel>
  );
};

/** Somebody else changed the charger meanwhile: who changed what, a choice where both did, and the way to a new plan. */
export const MergeScreen = (props: {
  visit: Visit;
  source: EditedSource;
  onBack: () => void;
  onMerged: (source: EditedSource) => void;
}) => {
  const { t } = useTranslation(['configuration', 'merge']);
  const { visit, source } = props;
  const { merge, read, isRunning, progress, error, cancel } = useMerge(visit, source);
  const [chosen, setChosen] = useState<Readonly<Record<string, MergeSide>>>({});
  const back = <Button onClick={props.onBack}>{t('plan.back')}</Button>;
  if (isRunning) return <WriteProgress steps={[]} progress={progress} onCancel={cancel} />;
  if (merge === null) {
    return (
      <>
        <BridgeErrorPanel error={error} />
        <PrimaryBar
          back={back}
          primary={
            <Button kind="primary" onClick={() => void read()}>
              {t('readAgain')}
            </Button>
          }
        />
      </>
    );
  }
  const values = wantedAfterMerge(merge.rows, chosen);
  const count = Object.keys(values).length + Object.keys(source.edits.secrets).length;
  return (
    <>
      <MergeLead merge={merge} />
      {merge.rows.length === 0 ? <p>{t('merge:nothing')}</p> : null}
      <MergeTable
        rows={merge.rows}
        chosen={chosen}
        onChoose={(point, side) => setChosen((now) => ({ ...now, [point]: side }))}
      />
      <PrimaryBar
        back={back}
        note={<span className="nx-conf-note">{t('merge:note')}</span>}
        primary={
          <Button
            kind="primary"
            onClick={() =>
              props.onMerged({
                ...source,
                edits: { ...source.edits, values },
                base: { snapshotId: merge.snapshotId, generation: merge.generation },
              })
            }
          >
            {count === 0 ? t('merge:planNone') : t('merge:plan', { count })}
          </Button>
        }
      />
    </>
  );
};
