import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import type { Reading } from '#renderer/features/configuration/model/useReading.ts';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import { WriteProgress } from '#renderer/features/configuration/plan/WriteProgress.tsx';
import type { Take } from '#renderer/features/configuration/sources/useTake.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import { DriftPanel } from './DriftPanel.tsx';

/** The reading while it lasts, then what it found against the log. */
export const DriftNotice = ({
  reading,
  visit,
  points,
  take,
}: {
  reading: Reading;
  visit: Visit;
  points: readonly EditablePoint[];
  take: Take;
}) => {
  const { t } = useTranslation('configuration');
  const announce = useAnnounce();
  const accept = useAction((input: Parameters<typeof api.configuration.acceptDrift>[0]) =>
    api.configuration.acceptDrift(input).then(() => true),
  );
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
        const elsewhere = rows.filter(({ state }) => state === 'changed-elsewhere').map(({ point }) => point);
        void accept.run({ ...visit, points: elsewhere }).then((done) => {
          if (done === null) return;
          dismissDrift();
          announce(t('drift.accepted'), 'good');
        });
      }}
      onPutBack={(changed) => {
        take(Object.fromEntries(changed.map((row) => [row.point, row.written ?? row.logged])));
        dismissDrift();
      }}
    />
  );
};
