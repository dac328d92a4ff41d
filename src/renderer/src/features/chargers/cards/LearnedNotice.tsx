import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { LearnedCard } from '#shared/contract/cards.ts';
import { writeUid } from '#shared/domain/charger/cards/cardUid.ts';

/** Which card was learned, and into which place. */
export const LearnedNotice = ({ learned, onClose }: { learned: LearnedCard; onClose: () => void }) => {
  const { t } = useTranslation(['cards', 'common']);
  const format = useFormat();
  return (
    <>
      <div className="nx-row" role="status">
        <Tag tone="good">{t('learn.done')}</Tag>
        <span>{t('learn.where', { uid: writeUid(learned.uid), slot: format.integer(learned.slot) })}</span>
      </div>
      <div>
        <Button kind="primary" onClick={onClose}>
          {t('common:action.close')}
        </Button>
      </div>
    </>
  );
};
