import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { List } from '#renderer/ui/List.tsx';
import { ScanRow } from './ScanRow.tsx';
import { useNow } from './useNow.ts';

const CHANGED_FOR_MS = 6000;

/** Fills while the page is open; the row that just changed stands out, so that a plugged car finds its charger. */
export const ScanList = (props: { isConnecting: boolean; onConnect: (name: string) => void }) => {
  const { t } = useTranslation(['pages', 'common']);
  const radio = useStream('radio', (signal) => api.devices.watchRadio(undefined, { signal }));
  const isReady = radio.value?.kind === 'ready';
  const scan = useStream(isReady ? 'scan' : null, (signal) => api.devices.scan(undefined, { signal }));
  const nowMs = useNow(1000);
  const rows = scan.value ?? [];
  return (
    <section className="nx-stack" aria-labelledby="in-the-air">
      <h2 id="in-the-air">{t('chargers.inTheAir')}</h2>
      <p className="nx-muted" role="status">
        {radio.value?.kind === 'unavailable'
          ? t('chargers.radioUnavailable', { reason: t(`common:radioReason.${radio.value.reason}`) })
          : isReady
            ? t('chargers.scanning', { count: rows.length })
            : t('chargers.radioStarting')}
      </p>
      <BridgeErrorPanel error={scan.error} onRetry={scan.restart} />
      {rows.length > 0 ? (
        <List label={t('chargers.inTheAir')}>
          {rows.map((row) => (
            <ScanRow
              key={row.id}
              row={row}
              hasJustChanged={
                row.changedAtMs > row.seenAtMs - CHANGED_FOR_MS && nowMs - row.changedAtMs < CHANGED_FOR_MS
              }
              isConnecting={props.isConnecting}
              onConnect={() => props.onConnect(row.name)}
            />
          ))}
        </List>
      ) : isReady ? (
        <EmptyState title={t('chargers.none.title')}>{t('chargers.none.text')}</EmptyState>
      ) : null}
    </section>
  );
};
