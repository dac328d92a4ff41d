import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { AccessPanel } from '#renderer/features/chargers/AccessPanel.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { useFirmware } from './model/useFirmware.ts';
import type { Updating } from './model/useUpdating.ts';
import { OfferScreen } from './offer/OfferScreen.tsx';
import { Overview } from './overview/Overview.tsx';

/** A charger that is not being updated: what there is for it, or the one firmware that was chosen. */
export const AtRest = (props: {
  device: DeviceView;
  isPresent: boolean;
  firmware: ReturnType<typeof useFirmware>;
  updating: Updating;
  chosen: string | null;
  onChoose: (version: string) => void;
  onOverview: () => void;
}) => {
  const { t } = useTranslation(['firmware', 'pages']);
  const { device, isPresent, firmware, updating } = props;
  const { view } = firmware;
  const offer = view?.offers.find(({ entry }) => entry.release.version === props.chosen);
  return (
    <>
      {isPresent && device.access.state !== 'open' ? <AccessPanel device={device} /> : null}
      {isPresent ? null : <NoticePanel>{t('gone')}</NoticePanel>}
      <BridgeErrorPanel
        error={firmware.error === null ? null : toBridgeError(firmware.error)}
        onRetry={() => void firmware.refresh()}
      />
      {view === undefined ? (
        <p className="nx-muted">{t('reading')}</p>
      ) : offer === undefined ? (
        <Overview
          device={device}
          view={view}
          updating={updating}
          onChoose={props.onChoose}
          onChanged={props.onOverview}
        />
      ) : (
        <OfferScreen
          device={device}
          view={view}
          offer={offer}
          canWrite={isPresent && device.access.state === 'open'}
          updating={updating}
          onBack={props.onOverview}
        />
      )}
    </>
  );
};
