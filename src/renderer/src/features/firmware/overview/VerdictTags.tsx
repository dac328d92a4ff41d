import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { FirmwareOfferView } from '#shared/contract/firmware.ts';

/** In one or two words: newer or older, installed, without a way back, not fitting, notes only. */
export const VerdictTags = ({ offer: { verdict } }: { offer: FirmwareOfferView }) => {
  const { t } = useTranslation('firmware');
  if (verdict.kind === 'same') return <Tag tone="plain">{t('verdict.same')}</Tag>;
  if (verdict.kind === 'refused' && verdict.obstacle === 'no-package')
    return <Tag tone="neutral">{t('verdict.noPackage')}</Tag>;
  if (verdict.kind === 'refused') return <Tag tone="neutral">{t('verdict.refused')}</Tag>;
  return (
    <>
      {verdict.isDowngrade ? (
        <Tag tone="warn">{t('verdict.older')}</Tag>
      ) : (
        <Tag tone="good">{t('verdict.newer')}</Tag>
      )}
      {verdict.isFinal ? <Tag tone="warn">{t('verdict.final')}</Tag> : null}
    </>
  );
};
