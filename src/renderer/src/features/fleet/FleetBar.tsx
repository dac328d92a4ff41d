import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { writableRows } from './model/checks.ts';
import { closingRows } from './model/closingRows.ts';
import type { FleetTableState } from './model/fleetStore.ts';
import { type FleetOptions, optionProblem } from './model/options.ts';
import type { FleetTable } from './model/useFleetTable.ts';
import type { Writing } from './model/useWriting.ts';

const SENTENCE = 'fleet-no-return';

/** Where Bluetooth of some charger closes for good: the sentence that says so, and a button to hold. */
const NoReturnBar = (props: {
  back: ReactNode;
  closing: number;
  writing: number;
  canWrite: boolean;
  onHeld: () => void;
}) => {
  const { t } = useTranslation('fleet');
  return (
    <PrimaryBar
      back={props.back}
      note={
        <span id={SENTENCE} className="nx-fleet-final">
          {t('bar.noReturn', { count: props.closing })}
        </span>
      }
      primary={
        <HoldButton
          label={t('bar.hold', { count: props.writing })}
          describedBy={SENTENCE}
          disabled={!props.canWrite}
          onHeld={props.onHeld}
        />
      }
    />
  );
};

/** Reading first, then writing: a press, or a hold where Bluetooth closes for good. */
export const FleetBar = (props: {
  held: FleetTableState;
  options: FleetOptions;
  table: FleetTable;
  writing: Writing;
  onRead: () => void;
}) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const { held, table, writing } = props;
  const { rows, canApply } = held.preview;
  const isRead = held.knowledge !== 'not-read';
  const writable = isRead ? writableRows(held) : rows;
  const count = writable.length;
  const isBusy = table.isReading || table.isBusy || writing.isStarting;
  // After a change of the PIN the reasons may be gone: pressing looks again.
  const isStuck = count === 0 && held.areChecksFresh;
  const problem = !canApply ? 'refused' : isStuck ? 'none' : optionProblem(props.options);
  const isPartly = count > 0 && count < rows.length;
  const closing = closingRows(writable);
  const canWrite = problem === null && !isBusy;
  const shown = count === 0 ? rows.length : count;
  const note = t(!held.areChecksFresh ? 'bar.noteUnread' : isPartly ? 'bar.notePartly' : 'bar.note');
  const read = (
    <Button kind={isRead || !canApply ? 'default' : 'primary'} disabled={isBusy} onClick={props.onRead}>
      {t(held.knowledge === 'not-read' ? 'bar.read' : 'bar.readAgain')}
    </Button>
  );
  if (closing.length > 0 && problem === null) {
    return (
      <NoReturnBar
        back={read}
        closing={closing.length}
        writing={shown}
        canWrite={canWrite}
        onHeld={() => void writing.write()}
      />
    );
  }
  return (
    <PrimaryBar
      back={read}
      note={problem === null ? note : t(`bar.blocked.${problem}`)}
      primary={
        <Button
          kind={isRead ? 'primary' : 'default'}
          disabled={!canWrite}
          onClick={() => void writing.write()}
        >
          {isPartly
            ? t('bar.writePartly', { count: rows.length, number: format.integer(count) })
            : t('bar.write', { count: shown })}
        </Button>
      }
    />
  );
};
