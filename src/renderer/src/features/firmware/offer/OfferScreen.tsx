import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useVisit } from '#renderer/features/configuration/model/useVisit.ts';
import { useFirmwareText } from '#renderer/features/firmware/model/firmwareText.ts';
import type { Updating } from '#renderer/features/firmware/model/useUpdating.ts';
import { VerdictTags } from '#renderer/features/firmware/overview/VerdictTags.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { FirmwareOfferView, FirmwareView } from '#shared/contract/firmware.ts';
import { AboutFirmware } from './AboutFirmware.tsx';
import { BeforeInstall } from './BeforeInstall.tsx';
import { Changes } from './Changes.tsx';

/** No car and no firmware on trial is in the way of another one. */
const isFree = ({ status }: FirmwareView): boolean =>
  status?.isPlugged === false && status.state !== 'on-trial';

/** Which firmware it is, and whether it is for this charger. */
const OfferHead = ({ offer }: { offer: FirmwareOfferView }) => {
  const { t } = useTranslation('firmware');
  const text = useFirmwareText();
  return (
    <div className="nx-stack">
      <h2>{t('offer.title', { version: offer.entry.release.version })}</h2>
      <div className="nx-row">
        <VerdictTags offer={offer} />
        <span className="nx-muted">{text.obstacle(offer)}</span>
      </div>
    </div>
  );
};

/** A press installs; a firmware from which no way leads back is held. */
const InstallButton = (props: {
  version: string;
  isFinal: boolean;
  disabled: boolean;
  onInstall: () => void;
}) => {
  const { t } = useTranslation('firmware');
  const { version, isFinal } = props;
  return isFinal ? (
    <HoldButton
      label={t('before.installFinal', { version })}
      disabled={props.disabled}
      describedBy="no-way-back"
      onHeld={props.onInstall}
    />
  ) : (
    <Button kind="primary" disabled={props.disabled} onClick={props.onInstall}>
      {t('before.install', { version })}
    </Button>
  );
};

/** One firmware against the one in the charger, and what has to be agreed to before it is installed. */
export const OfferScreen = (props: {
  device: DeviceView;
  view: FirmwareView;
  offer: FirmwareOfferView;
  canWrite: boolean;
  updating: Updating;
  onBack: () => void;
}) => {
  const { t } = useTranslation(['firmware', 'common']);
  const visit = useVisit(props.device);
  const { view, offer, canWrite, updating } = props;
  const { version } = offer.entry.release;
  const { verdict } = offer;
  const [keep, setKeep] = useState(true);
  const [acceptsDowngrade, setAcceptsDowngrade] = useState(false);
  const from = view.charger.firmware;
  const isReady = verdict.kind === 'fits' && canWrite && isFree(view);
  const mayInstall = isReady && !updating.isStarting && (!verdict.isDowngrade || acceptsDowngrade);
  const isFinal = verdict.kind === 'fits' && verdict.isFinal;
  const install = () => {
    updating.start(() =>
      api.firmware.update({ ...visit, version, acceptsDowngrade, acceptsNoWayBack: isFinal, keep }),
    );
  };
  return (
    <>
      <OfferHead offer={offer} />
      <Changes offer={offer} />
      <AboutFirmware offer={offer} />
      {verdict.kind === 'fits' ? (
        <BeforeInstall
          from={from}
          version={version}
          verdict={verdict}
          isPlugged={view.status?.isPlugged ?? null}
          keep={keep}
          onKeep={setKeep}
          acceptsDowngrade={acceptsDowngrade}
          onAcceptDowngrade={setAcceptsDowngrade}
        />
      ) : null}
      <BridgeErrorPanel error={updating.startError} />
      <PrimaryBar
        back={<Button onClick={props.onBack}>{t('common:action.back')}</Button>}
        primary={
          verdict.kind !== 'fits' ? null : (
            <InstallButton
              version={version}
              isFinal={verdict.isFinal}
              disabled={!mayInstall}
              onInstall={install}
            />
          )
        }
      />
    </>
  );
};
