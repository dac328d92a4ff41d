import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { AtRest } from './AtRest.tsx';
import { useFirmware } from './model/useFirmware.ts';
import { useUpdating } from './model/useUpdating.ts';
import { UpdateEnding } from './update/UpdateEnding.tsx';
import { UpdateProgress } from './update/UpdateProgress.tsx';

const watchMs = 1000;

/** Overview, one firmware, the update, and what came of it, one after the other. */
export const FirmwareBody = ({ device, isPresent }: { device: DeviceView; isPresent: boolean }) => {
  const { t } = useTranslation(['firmware', 'pages']);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isWatched, setWatched] = useState(false);
  const isHeld = device.jobId !== null;
  const updating = useUpdating(device.id, isPresent);
  const { update } = updating;
  // Behind an update stands the overview, in whichever window it was begun or put away.
  if (update !== null && chosen !== null) setChosen(null);
  const isRunning = update !== null && update.ending === null;
  const firmware = useFirmware(device, {
    isAsked: !isHeld && !isRunning,
    // What an update left is read anew, in whichever window it ran.
    after: update?.ending ? update.id : null,
    // A car that is unplugged and a trial that runs out show by themselves.
    everyMs: isWatched ? watchMs : false,
  });
  const { view } = firmware;
  const shouldWatch = chosen !== null || view?.status?.state === 'on-trial';
  if (shouldWatch !== isWatched) setWatched(shouldWatch);

  const toOverview = async () => {
    await updating.dismiss();
    setChosen(null);
    void firmware.refresh();
  };
  if (!updating.isKnown) return <p className="nx-muted">{t('reading')}</p>;
  if (update?.ending) {
    return (
      <UpdateEnding
        device={device}
        view={view}
        from={update.from}
        ending={update.ending}
        onBack={() => void toOverview()}
      />
    );
  }
  if (update !== null) return <UpdateProgress update={update} onStop={updating.stop} />;
  if (isHeld) return <NoticePanel>{t('held')}</NoticePanel>;
  return (
    <AtRest
      device={device}
      isPresent={isPresent}
      firmware={firmware}
      updating={updating}
      chosen={chosen}
      onChoose={setChosen}
      onOverview={() => void toOverview()}
    />
  );
};
