import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import type { Ending } from '#renderer/features/firmware/model/useUpdating.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { ProofTable } from '#renderer/ui/ProofTable.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { FirmwareView, UpdateResultView } from '#shared/contract/firmware.ts';
import { TrialPanel } from './TrialPanel.tsx';

const hasLeft = ({ status }: FirmwareView, { from, version }: UpdateResultView): boolean =>
  status !== null && status.firmware === from && from !== version;

const Result = ({ result, hasGoneBack }: { result: UpdateResultView; hasGoneBack: boolean }) => {
  const { t } = useTranslation('firmware');
  const describe = useDescribePoint();
  const { version, from, changed } = result;
  if (hasGoneBack) return <NoticePanel>{t('result.wentBack', { from })}</NoticePanel>;
  // What is on trial says so by itself, with what can be done about it.
  if (changed.length === 0 && result.state === 'on-trial') return null;
  if (changed.length === 0)
    return <VerdictBanner verdict="pass" reason={t('result.confirmed', { version })} />;
  return (
    <>
      <VerdictBanner verdict="fail" reason={t('result.changed', { version })} />
      <ProofTable
        caption={t('result.changedCaption')}
        rows={changed.map((row) => ({
          key: row.point,
          label: describe.label(row.point),
          before: describe.value(row.point, row.before),
          wanted: describe.value(row.point, row.wanted),
          found: describe.value(row.point, row.found),
          result: row.result,
        }))}
      />
    </>
  );
};

/** In words: not installed, on trial, confirmed, went back, or not known until somebody connects again. */
const whatCameOfIt = (ending: Exclude<Ending, { kind: 'done' }>, view: FirmwareView | undefined) => {
  if (ending.kind === 'stopped') return 'stopped';
  if (ending.error.code === 'firmware.went-back') return 'wentBack';
  if (view?.interrupted !== null && view?.interrupted !== undefined) return 'open';
  return ending.error.code.startsWith('firmware.') || ending.error.code === 'device.car-plugged'
    ? 'notInstalled'
    : 'open';
};

/** How an update ended, what that means for the charger, and what can be done now. */
export const UpdateEnding = (props: {
  device: DeviceView;
  view: FirmwareView | undefined;
  from: string;
  ending: Ending;
  onBack: () => void;
}) => {
  const { t } = useTranslation('firmware');
  const { device, view, from, ending } = props;
  const status = view?.status;
  // A trial that ran out, or that was ended elsewhere, shows by itself.
  const hasGoneBack = ending.kind === 'done' && view !== undefined && hasLeft(view, ending.result);
  return (
    <>
      {ending.kind === 'done' ? (
        <Result result={ending.result} hasGoneBack={hasGoneBack} />
      ) : (
        <NoticePanel>{t(`result.${whatCameOfIt(ending, view)}`, { from })}</NoticePanel>
      )}
      {ending.kind === 'failed' ? <BridgeErrorPanel error={ending.error} /> : null}
      {status?.state === 'on-trial' ? (
        <TrialPanel device={device} status={status} onChanged={props.onBack} />
      ) : null}
      <PrimaryBar
        back={
          <Link to="/log" search={{ charger: device.identity.serial }} className="nx-button">
            {t('result.inLog')}
          </Link>
        }
        primary={
          <Button kind={status?.state === 'on-trial' ? 'default' : 'primary'} onClick={props.onBack}>
            {t('result.toOverview')}
          </Button>
        }
      />
    </>
  );
};
