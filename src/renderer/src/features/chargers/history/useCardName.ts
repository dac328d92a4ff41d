import { useTranslation } from 'react-i18next';
import { writeUid } from '#shared/domain/charger/cards/cardUid.ts';

/** A card by its name, else its number; `null` = charged without one. */
export const useCardName = (names: Readonly<Record<string, string>>): ((uid: string | null) => string) => {
  const { t } = useTranslation('history');
  return (uid) => (uid === null ? t('noCard') : (names[uid] ?? writeUid(uid)));
};
