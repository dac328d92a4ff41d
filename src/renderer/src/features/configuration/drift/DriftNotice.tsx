import { useTranslation } from 'react-i18next';
import type { Reading } from '#renderer/features/configuration/model/useReading.ts';
import { WriteProgress } from '#renderer/features/configuration/plan/WriteProgress.tsx';
import type { Take } from '#renderer/features/configuration/sources/useTake.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import { DriftPanel } from './DriftPanel.tsx';

/** The reading while it lasts, then what it found against the log. */
export const DriftNotice = ({
  reading,
  points,
  take,
}: {
  reading: Reading;
  points: readonly EditablePoint[];
  take: Take;
}) => {
  const { t } = useTranslation('configuration');
  const announce = useAnnounce();
  const { drift, dismissDrift } = reading;
  if (reading.isRunning) {
    return <WriteProgress steps={[]} progress={reading.progress} onCancel={reading.cancel} />;
  }
  if (drift === null) return null;
  // What the charger derives or counts by itself, such as which secrets are stored, nobody changed and nobody can put back.
  const readOnly = new Set(points.filter(({ isWritable }) => !isWritable).map(({ name }) => name));
  const rows = drift.rows.filter(({ point }) => !readOnly.has(point));
  return (
    <DriftPanel
      drift={{ ...drift, rows }}
      onAccept={() => {
        dismissDrift();
        announce(t('drift.accepted'), 'good');
      }}
      onPutBack={(changed) => {
        take(Object.fromEntries(changed.map((row) => [row.point, row.written ?? row.logged])));
        dismissDrift();
      }}
    />
  );
};
