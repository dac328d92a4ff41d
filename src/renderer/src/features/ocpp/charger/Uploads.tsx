import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { BackEndView } from '#shared/contract/backEnd.ts';

/** Diagnostics the charger has sent, and where they lie. */
export const Uploads = ({ uploads }: { uploads: BackEndView['uploads'] }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  if (uploads.length === 0) return null;
  return (
    <section className="nx-stack" aria-labelledby="ocpp-uploads">
      <h2 id="ocpp-uploads">{t('upload.title')}</h2>
      <List label={t('upload.title')}>
        {uploads.toReversed().map(({ file, bytes, state, atMs }) => (
          <ListRow
            key={`${file} ${atMs}`}
            title={<span className="nx-ocpp-value">{file}</span>}
            detail={`${format.timeOfDay(atMs)} · ${format.withUnit(bytes / 1000, 'kB', 1)}`}
            end={<Tag tone={state === 'received' ? 'good' : 'bad'}>{t(`upload.${state}`)}</Tag>}
          />
        ))}
      </List>
    </section>
  );
};
