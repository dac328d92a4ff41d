import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { api } from './bridge/api.ts';
import { useBridgeEpoch, useBridgeState } from './bridge/bridgeState.ts';

const reload = () => window.location.reload();

/** Says when the application is gone, locked out, or newer than this page. */
export const ConnectionBar = () => {
  const { t } = useTranslation('common');
  const bridge = useBridgeState();
  const epoch = useBridgeEpoch();
  const { data: hello } = useQuery({
    queryKey: ['app', 'hello', epoch],
    queryFn: () => api.app.hello(),
    enabled: epoch > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The page came from the application that answered first; another answer later means that it was updated.
  const first = useRef<string | null>(null);
  const version = hello === undefined ? null : `${hello.appVersion} ${hello.contractHash}`;
  first.current ??= version;
  const isOutdated = version !== null && version !== first.current;

  if (bridge.kind === 'lost') {
    return (
      <div className="nx-alert-bar" role="alert">
        {t('connection.lost')}
      </div>
    );
  }
  if (bridge.kind === 'unauthorised') {
    return (
      <div className="nx-alert-bar" role="alert">
        {t('connection.unauthorised')}
      </div>
    );
  }
  if (!isOutdated) return null;
  return (
    <div className="nx-alert-bar" role="alert">
      <span>{t('connection.outdated')}</span>
      <Button onClick={reload}>{t('connection.reload')}</Button>
    </div>
  );
};
