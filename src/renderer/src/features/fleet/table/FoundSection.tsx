import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetTableState } from '#renderer/features/fleet/model/fleetStore.ts';
import type { FleetTable } from '#renderer/features/fleet/model/useFleetTable.ts';
import { useSecondsLeft } from '#renderer/features/fleet/model/useSecondsLeft.ts';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { CheckTable } from './CheckTable.tsx';
import { MatrixSection } from './MatrixSection.tsx';

/** How far the chargers are read, and what was found in them against what the table wants. */
export const FoundSection = ({ table, held }: { table: FleetTable; held: FleetTableState }) => {
  const { t } = useTranslation('fleet');
  const { isReading, progress } = table;
  const left = useSecondsLeft(isReading, progress?.done ?? 0, progress?.total ?? 0);
  const reading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Reading is begun from the lower edge; how far it is, and then what it found, stands further up.
    if (isReading) reading.current?.scrollIntoView({ block: 'start' });
  }, [isReading]);
  return (
    <div ref={reading} className="nx-stack">
      {isReading ? (
        <ProgressPanel
          what={t('read.running')}
          done={progress?.done ?? 0}
          total={progress?.total ?? held.preview.rows.length}
          secondsLeft={left}
          onCancel={table.cancel}
        />
      ) : null}
      <CheckTable table={held} />
      <MatrixSection key={held.fileName} preview={held.preview} knowledge={held.knowledge} />
    </div>
  );
};
