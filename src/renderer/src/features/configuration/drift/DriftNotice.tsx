import { useTranslation } from 'react-i18next';
import type { Reading } from '#renderer/features/configuration/model/useReading.ts';
import { WriteProgress } from '#renderer/features/configuration/plan/WriteProgress.tsx';
import type { Take } from '#renderer/features/configuration/sources/useTake.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { DriftPanel } from './DriftPanel.tsx';

/** The reading while it lasts, then what it found against the log. */
export const DriftNotice = ({ reading, take }: { reading: Reading; take: Take }) => {
  const { t } = useTranslation('configuration');
  const announce = useAnnounce();
  const { drift, dismissDrift } = reading;
  if (reading.isRunning) {
    return <WriteProgress steps={[]} progress={reading.progress} onCancel={reading.cancel} />;
  }
  if (drift === null) return null;
  return (
    <DriftPanel
      drift={drift}
      onAccept={() => {
        dismissDrift();
        announce(t('drift.accepted'), 'good');
      }}
      onPutBack={(rows) => {
        take(Object.fromEntries(rows.map((row) => [row.point, row.written ?? row.logged])));
        dismissDrift();
      }}
    />
  );
};
