import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import { useNewestEntries } from '#renderer/app/queries.ts';
import { AccessPanel } from '#renderer/features/chargers/AccessPanel.tsx';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { ChargerScreen } from '#renderer/features/chargers/work/ChargerScreen.tsx';
import { useThisCharger } from '#renderer/features/chargers/work/useThisCharger.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { faultsNow } from '#shared/domain/charger/faults/faultsNow.ts';
import { freshness } from '#shared/domain/charger/live/freshness.ts';
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
  const live = useStream(isPresent ? device.id : null, (signal) =>
    api.devices.live({ id: device.id }, { signal }),
  );
  const { serial } = device.identity;
  const filter = useMemo(
    () => ({ chargerSerial: serial, kinds: ['fault', 'write'] as ('fault' | 'write')[] }),
    [serial],
  );
  const entries = useNewestEntries(filter, ENTRIES).data?.entries ?? [];
  // A sample that came since the last tick of the page's clock is not from the future.
  const fresh = freshness(live.atMs, Math.max(nowMs, live.atMs ?? 0));
  const isLive = fresh.kind === 'live' && isPresent;
  const values = live.value?.values ?? {};
  const found = live.value === null ? null : faultsNow(values);
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
      <BridgeErrorPanel error={live.error} onRetry={live.restart} />
      {fresh.kind === 'stale' || (!isPresent && live.value !== null) ? (
        <NoticePanel>
          {t('page.stale', {
            age: format.duration((fresh.kind === 'none' ? 0 : fresh.ageMs) / 1000),
          })}
        </NoticePanel>
      ) : null}
      {found === null ? (
        <p className="nx-muted">{t(live.value === null ? 'page.waiting' : 'page.unknown')}</p>
      ) : found.length === 0 ? (
        <EmptyState title={t('page.none.title')}>{t('page.none.text')}</EmptyState>
      ) : (
        <>
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
  const { t } = useTranslation(['faults', 'common', 'pages', 'charger-rules']);
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
