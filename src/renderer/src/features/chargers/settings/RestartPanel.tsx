import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';

type Kind = 'restart' | 'factory-reset';

/** Restart and factory reset: what is lost stands above each button, and each is held for two seconds. */
export const RestartPanel = (props: {
  work: ReadWork;
  /** Why each cannot be done now; null = it can. */
  reasons: Readonly<Record<Kind, string | null>>;
}) => {
  const { t } = useTranslation('charger-settings');
  const { work, reasons } = props;
  const id = useId();
  const [done, setDone] = useState<Kind | null>(null);
  const restart = useAction(async (kind: Kind) => {
    await api.care.restart({ ...work.visit, kind });
    return kind;
  });
  const run = async (kind: Kind) => setDone(await restart.run(kind));
  return (
    <div className="nx-setting-body nx-stack">
      <BridgeErrorPanel error={restart.error} />
      {done === null ? null : (
        <NoticePanel
          title={t(`restart.done.${done}`)}
          action={
            <Link to="/chargers" className="nx-button">
              {t('restart.toChargers')}
            </Link>
          }
        >
          {t(`restart.then.${done}`)}
        </NoticePanel>
      )}
      {(['restart', 'factory-reset'] as const).map((kind) => (
        <div key={kind} className="nx-stack nx-setting-hold">
          <h3>{t(`restart.title.${kind}`)}</h3>
          <p id={`${id}-${kind}`}>{t(`restart.lost.${kind}`)}</p>
          {kind === 'factory-reset' ? <p>{t('restart.stays')}</p> : null}
          {reasons[kind] === null ? null : <p className="nx-muted">{reasons[kind]}</p>}
          <div>
            <HoldButton
              label={t(`restart.action.${kind}`)}
              describedBy={`${id}-${kind}`}
              disabled={reasons[kind] !== null || restart.isRunning}
              onHeld={() => void run(kind)}
            />
          </div>
        </div>
      ))}
    </div>
  );
};
