import { useTranslation } from 'react-i18next';
import { DriftNotice } from '#renderer/app/drift/DriftNotice.tsx';
import { valuesToPutBack } from '#renderer/app/drift/putBack.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { Reading } from './model/useReading.ts';
import type { Visit } from './model/useVisit.ts';
import type { PlanSource } from './plan/planSource.ts';
import { WriteProgress } from './plan/WriteProgress.tsx';

/** How far a reading is that somebody asked for; else how the charger stands against the log. */
export const CompareWithLog = (props: {
  reading: Reading;
  visit: Visit;
  canRead: boolean;
  canWrite: boolean;
  onPlan: (source: PlanSource) => void;
}) => {
  const { t } = useTranslation('drift');
  const { reading } = props;
  const { drift } = reading;
  if (reading.isAsked) {
    return <WriteProgress steps={[]} progress={reading.progress} onCancel={reading.cancel} />;
  }
  const putBack = () => {
    if (drift?.kind !== 'known') return;
    const values = valuesToPutBack(drift.drift);
    props.onPlan({ kind: 'put-back', edits: { values, secrets: {} } });
  };
  return (
    <DriftNotice
      status={drift}
      visit={props.visit}
      canCompare={props.canRead}
      renderPutBack={(count) => (
        <Button kind="primary" disabled={!props.canWrite} onClick={putBack}>
          {t('putBack', { count })}
        </Button>
      )}
    />
  );
};
