import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import type { Alert } from '#shared/contract/alerts.ts';
import { lastingFaults } from './alertNews.ts';
import { useAlerts } from './useAlerts.ts';
import { useAlertText } from './useAlertText.ts';

/** Everything that was told, newest first, each with the way to its charger. */
export const AlertsPanel = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('common');
  const alerts = useAlerts() ?? [];
  const dismiss = useAction((ids: string[]) => api.alerts.dismiss({ ids }));
  const connected = useOpenDevices()?.map(({ id }) => id) ?? [];
  const lasting = new Set(lastingFaults(alerts, connected));
  const over = alerts.filter((alert) => !lasting.has(alert)).map(({ id }) => id);
  return (
    <SidePanel title={t('alerts.title')} isOpen onClose={onClose}>
      <div className="nx-stack">
        <BridgeErrorPanel error={dismiss.error} />
        {alerts.length === 0 ? (
          <EmptyState title={t('alerts.none')}>{t('alerts.noneText')}</EmptyState>
        ) : (
          <>
            {over.length === 0 ? null : (
              <div>
                <Button busy={dismiss.isRunning} onClick={() => void dismiss.run(over)}>
                  {t('alerts.dismissAll')}
                </Button>
              </div>
            )}
            <List label={t('alerts.title')}>
              {alerts.map((alert) => (
                <AlertRow key={alert.id} alert={alert} onFollow={onClose} />
              ))}
            </List>
          </>
        )}
        <div>
          <Link to="/settings" className="nx-button" onClick={onClose}>
            {t('alerts.choose')}
          </Link>
        </div>
      </div>
    </SidePanel>
  );
};

const AlertRow = ({ alert, onFollow }: { alert: Alert; onFollow: () => void }) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { what, tone } = useAlertText()(alert);
  const isConnected = useOpenDevices()?.some(({ id }) => id === alert.deviceId) === true;
  const name = alert.name || alert.serial;
  const state =
    alert.kind !== 'fault' && alert.kind !== 'warning'
      ? null
      : alert.endedAtMs === null
        ? t(isConnected ? 'alerts.lasting' : 'alerts.notConnected')
        : t('alerts.over', { time: format.timeOfDay(alert.endedAtMs) });
  return (
    <ListRow
      title={
        <span className="nx-row nx-nowrap-row">
          {statusSign(tone)}
          {what}
        </span>
      }
      detail={[name, format.dateTime(alert.atMs), state].filter(Boolean).join(' · ')}
      end={
        isConnected ? (
          <Link
            to="/chargers/$deviceId"
            params={{ deviceId: alert.deviceId }}
            className="nx-button"
            aria-label={t('alerts.goTo', { name })}
            onClick={onFollow}
          >
            {t('alerts.show')}
          </Link>
        ) : undefined
      }
    />
  );
};
