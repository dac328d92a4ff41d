import { useTranslation } from 'react-i18next';
import type { Updating } from '#renderer/features/firmware/model/useUpdating.ts';
import { InterruptedUpdate } from '#renderer/features/firmware/update/InterruptedUpdate.tsx';
import { TrialPanel } from '#renderer/features/firmware/update/TrialPanel.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { FirmwareView } from '#shared/contract/firmware.ts';
import { Abilities } from './Abilities.tsx';
import { Installed } from './Installed.tsx';
import { OfferList } from './OfferList.tsx';
import { Problems } from './Problems.tsx';
import { SiteVersions } from './SiteVersions.tsx';

/** What the charger has, what the library has for it, and what is open. */
export const Overview = (props: {
  device: DeviceView;
  view: FirmwareView;
  updating: Updating;
  onChoose: (version: string) => void;
  onChanged: () => void;
}) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const { device, view } = props;
  const { status } = view;
  const isPartly =
    view.interrupted === null &&
    (status?.state === 'receiving' || status?.state === 'ready') &&
    status.kind === 1;
  return (
    <>
      {status?.state === 'on-trial' ? (
        <TrialPanel device={device} status={status} onChanged={props.onChanged} />
      ) : null}
      {view.interrupted === null ? null : (
        <InterruptedUpdate
          device={device}
          update={view.interrupted}
          updating={props.updating}
          onChanged={props.onChanged}
        />
      )}
      {isPartly ? (
        <NoticePanel>
          {t('partly', {
            percent: format.percent(Math.floor((status.received / Math.max(1, status.size)) * 100)),
          })}
        </NoticePanel>
      ) : null}
      <Installed view={view} />
      <OfferList view={view} onChoose={props.onChoose} />
      <Problems view={view} />
      <Abilities view={view} />
      {view.site === null ? null : <SiteVersions site={view.site} />}
    </>
  );
};
