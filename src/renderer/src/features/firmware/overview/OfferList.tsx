import { useTranslation } from 'react-i18next';
import { useFirmwareText } from '#renderer/features/firmware/model/firmwareText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import type { FirmwareView } from '#shared/contract/firmware.ts';
import { VerdictTags } from './VerdictTags.tsx';

/** Every firmware of the library for this model, newest first. */
export const OfferList = ({
  view,
  onChoose,
}: {
  view: FirmwareView;
  onChoose: (version: string) => void;
}) => {
  const { t } = useTranslation('firmware');
  const text = useFirmwareText();
  const format = useFormat();
  return (
    <section aria-labelledby="offers" className="nx-stack">
      <h2 id="offers">{t('offers.title')}</h2>
      {view.offers.length === 0 ? (
        <p className="nx-muted">{t('offers.none')}</p>
      ) : (
        <List label={t('offers.title')}>
          {view.offers.map((offer) => {
            const { version, releasedOn } = offer.entry.release;
            const date = format.date(Date.parse(releasedOn));
            return (
              <ListRow
                key={version}
                title={version}
                isMarked={version === view.newest}
                detail={[
                  t('offers.released', { date }),
                  ...(offer.entry.origin === 'imported' ? [t('offers.imported')] : []),
                  text.obstacle(offer),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                end={
                  <div className="nx-row">
                    <VerdictTags offer={offer} />
                    <Button
                      kind={version === view.newest ? 'primary' : 'default'}
                      onClick={() => onChoose(version)}
                    >
                      {t('offers.look', { version })}
                    </Button>
                  </div>
                }
              />
            );
          })}
        </List>
      )}
    </section>
  );
};
