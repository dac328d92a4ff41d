import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { closingRows } from './model/closingRows.ts';
import type { FleetTableState } from './model/fleetStore.ts';
import { type FleetOptions, optionProblem } from './model/options.ts';
import type { FleetTable } from './model/useFleetTable.ts';
import type { Writing } from './model/useWriting.ts';

const SENTENCE = 'fleet-no-return';

/** Reading first, then writing: a press, or a hold where Bluetooth closes for good. */
export const FleetBar = (props: {
  held: FleetTableState;
  options: FleetOptions;
  table: FleetTable;
  writing: Writing;
  onRead: () => void;
}) => {
  const { t } = useTranslation('fleet');
  const { held, table, writing } = props;
  const { rows, canApply } = held.preview;
  const count = rows.length;
  const isRead = held.knowledge !== 'not-read';
  const isBusy = table.isReading || table.isBusy || writing.isStarting;
  const problem = canApply ? optionProblem(props.options) : 'refused';
  const closing = closingRows(rows);
  const canWrite = problem === null && !isBusy;
  const read = (
    <Button kind={isRead || !canApply ? 'default' : 'primary'} disabled={isBusy} onClick={props.onRead}>
      {t(held.knowledge === 'not-read' ? 'bar.read' : 'bar.readAgain')}
    </Button>
  );
  if (closing.length > 0 && problem === null) {
    return (
      <PrimaryBar
        back={read}
        note={
          <span id={SENTENCE} className="nx-fleet-final">
            {t('bar.noReturn', { count: closing.length })}
          </span>
        }
        primary={
          <HoldButton
            label={t('bar.hold', { count })}
            describedBy={SENTENCE}
            disabled={!canWrite}
            onHeld={() => void writing.write()}
          />
        }
      />
    );
  }
  return (
    <PrimaryBar
      back={read}
      note={t(problem === null ? (isRead ? 'bar.note' : 'bar.noteUnread') : `bar.blocked.${problem}`)}
      primary={
        <Button
          kind={isRead ? 'primary' : 'default'}
          disabled={!canWrite}
          onClick={() => void writing.write()}
        >
          {t('bar.write', { count })}
        </Button>
      }
    />
  );
};
