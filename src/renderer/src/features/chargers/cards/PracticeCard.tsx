import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

/** Seven bytes as on a real card; another one each time. */
const anyUid = (): string =>
  `04${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** The hand with a card at a practice charger. Not there for real chargers. */
export const PracticeCard = ({ serial }: { serial: string }) => {
  const { t } = useTranslation(['cards', 'common']);
  const card = useAction(() => api.practice.card({ serial, uid: anyUid() }));
  return (
    <div className="nx-stack">
      <div className="nx-row">
        <Tag tone="practice">{t('common:practice')}</Tag>
        <Button busy={card.isRunning} onClick={() => void card.run()}>
          {t('learn.practice')}
        </Button>
      </div>
      <BridgeErrorPanel error={card.error} />
    </div>
  );
};
