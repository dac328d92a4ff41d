import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import type { SitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { Button } from '#renderer/ui/Button.tsx';

/** Whether the plan is stored, and the question when another window has stored another one. */
export const SaveTrouble = ({ sitePlan }: { sitePlan: SitePlan }) => {
  const { t } = useTranslation('balancing');
  const { save, error, store } = sitePlan;
  return (
    <>
      <BridgeErrorPanel
        error={error}
        onRetry={() => void (save === 'failed' ? store.flush() : store.load())}
      />
      {save === 'stale' ? (
        <div className="nx-panel nx-panel-warn" role="alert">
          <p className="nx-panel-text">{t('save.stale')}</p>
          <div className="nx-row">
            <Button onClick={store.takeTheirs}>{t('save.takeTheirs')}</Button>
            <Button onClick={store.keepMine}>{t('save.keepMine')}</Button>
          </div>
        </div>
      ) : null}
    </>
  );
};

export const SaveWord = ({ sitePlan }: { sitePlan: SitePlan }) => {
  const { t } = useTranslation('balancing');
  const { save } = sitePlan;
  return <span role="status">{t(`save.${save === 'stale' ? 'failed' : save}`)}</span>;
};
