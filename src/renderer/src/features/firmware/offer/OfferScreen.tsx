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
  const text = useFirmwareText();
  const visit = useVisit(props.device);
  const { view, offer, canWrite, updating } = props;
  const { version } = offer.entry.release;
  const { verdict } = offer;
  const [keep, setKeep] = useState(true);
  const [acceptsDowngrade, setAcceptsDowngrade] = useState(false);
  const from = view.charger.firmware;
  const isReady =
    verdict.kind === 'fits' &&
    canWrite &&
    view.status?.isPlugged === false &&
    view.status.state !== 'on-trial';
  const mayInstall = isReady && !updating.isStarting && (!verdict.isDowngrade || acceptsDowngrade);
  const install = () => {
    const acceptsNoWayBack = verdict.kind === 'fits' && verdict.isFinal;
    updating.start(() =>
      api.firmware.update({ ...visit, version, acceptsDowngrade, acceptsNoWayBack, keep }),
    );
  };
  const isFinal = verdict.kind === 'fits' && verdict.isFinal;
  return (
    <>
      <div className="nx-stack">
        <h2>{t('offer.title', { version })}</h2>
        <div className="nx-row">
          <VerdictTags offer={offer} />
          <span className="nx-muted">{text.obstacle(offer)}</span>
        </div>
      </div>
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
          verdict.kind !== 'fits' ? null : isFinal ? (
            <HoldButton
              label={t('before.installFinal', { version })}
              disabled={!mayInstall}
              describedBy="no-way-back"
              onHeld={install}
            />
          ) : (
            <Button kind="primary" disabled={!mayInstall} onClick={install}>
              {t('before.install', { version })}
            </Button>
          )
        }
      />
    </>
  );
};
