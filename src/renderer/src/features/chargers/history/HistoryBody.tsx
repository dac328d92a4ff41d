import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { AccessPanel } from '#renderer/features/chargers/AccessPanel.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { HistoryViewOnWire } from '#shared/contract/history.ts';
import { everyCharge } from '#shared/domain/charger/history/filterHistory.ts';
import { periodOf } from './dayBounds.ts';
import { HistoryFilters, nothingChosen } from './HistoryFilters.tsx';
import { HistoryTable } from './HistoryTable.tsx';
import { HistoryTotals } from './HistoryTotals.tsx';
import { SaveHistory } from './SaveHistory.tsx';
import { useHistoryOf, useTakeHistory } from './useHistory.ts';

/** The charges that fit what was chosen, and their energy. */
const FoundCharges = ({ view }: { view: HistoryViewOnWire }) => {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { charges, energyWh, withoutEnergy } = view.total;
  if (view.records.length === 0) return <p role="status">{t('nothingFound')}</p>;
  return (
    <>
      <p className="nx-history-sum">
        {t('sum', { count: charges, energy: format.kilowattHours(energyWh) })}
        {withoutEnergy > 0 ? ` ${t('withoutEnergy', { count: withoutEnergy })}` : ''}
      </p>
      <HistoryTotals view={view} />
      <h2>{t('table.caption')}</h2>
      <HistoryTable view={view} />
    </>
  );
};

/** How many charges there are, where, and their energy; and how to fetch what is new. */
export const HistoryBody = ({ device, isPresent }: { device: DeviceView; isPresent: boolean }) => {
  const { t } = useTranslation(['history', 'pages']);
  const format = useFormat();
  const { serial } = device.identity;
  const canRead =
    isPresent && device.jobId === null && (device.access.state === 'open' || device.door === 'modbus');
  const [chosen, setChosen] = useState(nothingChosen);
  const taking = useTakeHistory(device.id, canRead);
  const all = useHistoryOf(serial, everyCharge).data;
  const filter = { card: chosen.card, ...periodOf(all?.zone ?? '', chosen.from, chosen.to) };
  const found = useHistoryOf(serial, filter);
  const view = found.data;
  const inCharger = taking.taken?.inCharger ?? all?.inCharger ?? null;
  return (
    <>
      {isPresent && device.door === 'bluetooth' && device.access.state !== 'open' ? (
        <AccessPanel device={device} />
      ) : null}
      {device.jobId === null ? null : <NoticePanel>{t('pages:charger.heldByJob')}</NoticePanel>}
      <BridgeErrorPanel error={taking.error} onRetry={() => void taking.take()} />
      <BridgeErrorPanel error={found.error === null ? null : toBridgeError(found.error)} />
      {all === undefined ? null : (
        <div className="nx-row">
          <p role="status" className="nx-history-count">
            {inCharger === null
              ? t('inLog', { count: all.inLog })
              : t('inBoth', { charger: format.integer(inCharger), log: format.integer(all.inLog) })}
            {taking.taken === null ? null : ` ${t('added', { count: taking.taken.added })}`}
          </p>
          <Button
            icon={<IconRefresh size={20} aria-hidden />}
            busy={taking.isRunning}
            disabled={!canRead}
            onClick={() => void taking.take()}
          >
            {t('take')}
          </Button>
          {all.inLog === 0 ? null : <SaveHistory serial={serial} filter={filter} />}
        </div>
      )}
      {taking.taken?.isWhole === false ? <NoticePanel>{t('notWhole')}</NoticePanel> : null}
      {all?.inLog === 0 && !taking.isRunning ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : null}
      {all === undefined || all.inLog === 0 || view === undefined ? null : (
        <>
          <HistoryFilters
            value={chosen}
            onChange={setChosen}
            cards={all.cards.map(({ card }) => card)}
            cardNames={all.cardNames}
          />
          <FoundCharges view={view} />
        </>
      )}
    </>
  );
};
