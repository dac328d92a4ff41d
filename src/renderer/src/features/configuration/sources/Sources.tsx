import { useTranslation } from 'react-i18next';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { CopyFrom } from './CopyFrom.tsx';
import { LoadFile } from './LoadFile.tsx';
import { SaveTemplate } from './SaveTemplate.tsx';
import type { Take } from './useTake.ts';

/** Where wanted values can come from besides typing: a file, or any snapshot of the log. */
export const Sources = (props: { deviceId: string; snapshot: Snapshot; take: Take }) => {
  const { t } = useTranslation('configuration');
  const { deviceId, snapshot, take } = props;
  const generation = snapshot.values['generation.settings'];
  return (
    <section className="nx-stack" aria-labelledby="conf-sources">
      <h2 id="conf-sources">{t('sources.title')}</h2>
      <LoadFile
        deviceId={deviceId}
        onLoaded={(file) =>
          take(file.values, {
            secretNames: file.secretNames,
            isOlder: file.generation !== null && file.generation !== generation,
          })
        }
      />
      <div className="nx-row">
        <CopyFrom
          serial={snapshot.chargerSerial}
          newestId={snapshot.id}
          onChosen={(from) =>
            take(from.values, {
              isOtherCharger: from.chargerSerial !== snapshot.chargerSerial,
              secretNames: Object.keys(from.secretsSet).filter((name) => from.secretsSet[name]),
            })
          }
        />
        <SaveTemplate snapshotId={snapshot.id} />
      </div>
    </section>
  );
};
