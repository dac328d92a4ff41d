import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useNewestEntries } from '#renderer/app/queries.ts';
import { AccessPanel } from '#renderer/features/chargers/AccessPanel.tsx';
import { freshnessOf } from '#renderer/features/chargers/live/liveView.ts';
import { useLiveView } from '#renderer/features/chargers/live/useLiveView.ts';
import { SafetyNotice } from '#renderer/features/chargers/manual/SafetyNotice.tsx';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { ChargerScreen } from '#renderer/features/chargers/work/ChargerScreen.tsx';
import { useThisCharger } from '#renderer/features/chargers/work/useThisCharger.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { faultsNow } from '#shared/domain/charger/faults/faultsNow.ts';
import { saneValues } from '#shared/domain/charger/live/saneValue.ts';
import { ClearFaults } from './ClearFaults.tsx';
import { FaultCard } from './FaultCard.tsx';
import { FaultHistory } from './FaultHistory.tsx';
import './faults.css';
import { lastClearedAtMs } from './faultEpisodes.ts';

const ENTRIES = 200;

const Body = ({ device, isPresent }: { device: DeviceView; isPresent: boolean }) => {
  const { t } = useTranslation(['faults', 'pages', 'charger-rules']);
  const format = useFormat();
  const client = useQueryClient();
  const nowMs = useNow(1000);
  const { view, error, restart } = useLiveView(device.id, isPresent);
  const { serial } = device.identity;
  const filter = useMemo(
    () => ({ chargerSerial: serial, kinds: ['fault', 'write'] as ('fault' | 'write')[] }),
    [serial],
  );
  const entries = useNewestEntries(filter, ENTRIES).data?.entries ?? [];
  const fresh = freshnessOf(view, nowMs);
  const isLive = fresh.kind === 'live' && isPresent;
  const values = view.sample === null ? {} : saneValues(view.sample.values);
  const found = view.sample === null ? null : faultsNow(values);
  const missing = !isPresent
    ? t('charger-rules:notOffered.door-closed')
    : device.jobId !== null
      ? t('pages:charger.heldByJob')
      : device.access.state === 'open' || device.door === 'modbus'
        ? null
        : t('charger-rules:notOffered.pin-needed');
  const refresh = () => void client.invalidateQueries({ queryKey: ['log', 'entries'] });
  return (
    <>
      {isPresent && device.door === 'bluetooth' && device.access.state !== 'open' ? (
        <AccessPanel device={device} />
      ) : null}
      <BridgeErrorPanel error={error} onRetry={restart} />
      {fresh.kind === 'stale' || (!isPresent && view.sample !== null) ? (
        <NoticePanel>
          {t('page.stale', {
            age: format.duration((fresh.kind === 'none' ? 0 : fresh.ageMs) / 1000),
          })}
        </NoticePanel>
      ) : null}
      {found === null ? (
        <p className="nx-muted">{t(view.sample === null ? 'page.waiting' : 'page.unknown')}</p>
      ) : found.length === 0 ? (
        <EmptyState title={t('page.none.title')}>{t('page.none.text')}</EmptyState>
      ) : (
        <>
          <SafetyNotice serial={serial} notice="fault" />
          {found.map((now) => (
            <FaultCard key={now.fault.bit} now={now} />
          ))}
          <ClearFaults
            device={device}
            values={isLive ? values : {}}
            lastClearedAtMs={lastClearedAtMs(entries)}
            missing={missing}
            onDone={refresh}
          />
        </>
      )}
      <FaultHistory serial={serial} entries={entries} />
    </>
  );
};

/** Every fault of one charger, the most dangerous first, how to clear what is over, and what the log has of them. */
export const FaultsPage = () => {
  const { t } = useTranslation(['faults', 'manual', 'common', 'pages', 'charger-rules']);
  const charger = useThisCharger();
  const { device, isPresent } = charger;
  return (
    <ChargerScreen
      title={t('page.title')}
      charger={charger}
      actions={
        <Link to="/faults" className="nx-button">
          {t('guide.title')}
        </Link>
      }
    >
      {device === undefined ? null : <Body key={device.id} device={device} isPresent={isPresent} />}
    </ChargerScreen>
  );
};
