import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useSnapshots } from '#renderer/features/configuration/model/configurationQueries.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { List } from '#renderer/ui/List.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { SnapshotRow } from './SnapshotRow.tsx';

const FIRST_SHOWN = 5;
const TWO = 2;

/** A third choice takes the place of the earlier one. */
const withChoice = (chosen: readonly string[], id: string): readonly string[] =>
  chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-TWO);

interface HistoryProps {
  readonly serial: string;
  readonly isDisabled: boolean;
  readonly onGoBack: (snapshotId: string) => void;
}

/** The states the log knows of this charger: compare any two, or go back to one. */
export const History = (props: HistoryProps) => {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const snapshots = useSnapshots(props.serial);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isAll, setAll] = useState(false);
  const [isComparing, setComparing] = useState(false);
  const all = snapshots.data ?? [];
  const shown = isAll ? all : all.slice(0, FIRST_SHOWN);
  const choose = (id: string) => setChosen((now) => withChoice(now, id));
  const byTime = all.filter(({ id }) => chosen.includes(id)).toSorted((a, b) => a.takenAtMs - b.takenAtMs);
  const [left, right] = byTime;
  return (
    <section className="nx-stack" aria-labelledby="conf-history">
      <h2 id="conf-history">{t('history.title')}</h2>
      <p className="nx-muted nx-small">{t('history.text')}</p>
      <BridgeErrorPanel
        error={snapshots.error === null ? null : toBridgeError(snapshots.error)}
        onRetry={() => void snapshots.refetch()}
      />
      {all.length === 0 && snapshots.data !== undefined ? (
        <EmptyState title={t('history.none')} />
      ) : (
        <List label={t('history.title')}>
          {shown.map((snapshot, index) => (
            <SnapshotRow
              key={snapshot.id}
              snapshot={snapshot}
              isNewest={index === 0}
              isChosen={chosen.includes(snapshot.id)}
              isDisabled={props.isDisabled}
              onChoose={() => choose(snapshot.id)}
              onGoBack={() => props.onGoBack(snapshot.id)}
            />
          ))}
        </List>
      )}
      <div className="nx-row">
        <Button disabled={right === undefined} onClick={() => setComparing(true)}>
          {t('history.compare')}
        </Button>
        {all.length > FIRST_SHOWN ? (
          <Button kind="quiet" onClick={() => setAll(!isAll)}>
            {isAll ? t('history.fewer') : t('history.all', { number: format.integer(all.length) })}
          </Button>
        ) : null}
      </div>
      {left === undefined || right === undefined ? null : (
        <CompareDialog
          left={left.id}
          right={right.id}
          isOpen={isComparing}
          onClose={() => setComparing(false)}
        />
      )}
    </section>
  );
};
