import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { playTone } from '#renderer/ui/tone.ts';
import type { Alert } from '#shared/contract/alerts.ts';
import { alertNews } from './alertNews.ts';
import { noteInSystem } from './systemNotes.ts';
import { useAlerts } from './useAlerts.ts';
import { useAlertText } from './useAlertText.ts';

/** Tells what happened at a charger on whichever page somebody is, also while the window is hidden. */
export const AlertWatcher = () => {
  const alerts = useAlerts();
  const announce = useAnnounce();
  const alertText = useAlertText();
  const navigate = useNavigate();
  const told = useRef<readonly Alert[] | null>(null);
  const tell = useRef((_alert: Alert) => {});
  tell.current = (alert) => {
    const { what, tone } = alertText(alert);
    const name = alert.name || alert.serial;
    announce(`${name}: ${what}`, tone);
    if (alert.kind === 'fault') playTone('attention');
    noteInSystem(name, what, alert.id, () => {
      void navigate({ to: '/chargers/$deviceId', params: { deviceId: alert.deviceId } });
    });
  };
  useEffect(() => {
    if (alerts === null) return;
    for (const alert of alertNews(told.current, alerts)) tell.current(alert);
    told.current = alerts;
  }, [alerts]);
  return null;
};
