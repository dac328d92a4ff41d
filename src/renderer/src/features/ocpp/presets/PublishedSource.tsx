import { useTranslation } from 'react-i18next';
import { CopyButton } from '#renderer/features/ocpp/target/CopyButton.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import './presets.css';
import type { PublishedPreset } from '#shared/domain/ocppPreset/publishedPresets.ts';

/** Who has published an address, when it was seen, and what to ask: it may have changed. */
export const PublishedSource = ({ published }: { published: PublishedPreset }) => {
  const { t } = useTranslation('presets');
  const format = useFormat();
  const { source, seen, kind, identity, profile, printed } = published;
  const date = format.date(Date.parse(`${seen}T12:00:00`));
  return (
    <details className="nx-ocpp-more nx-preset-fold nx-small">
      <summary>
        {t(kind === 'operator' ? 'source.by' : 'source.byProject', { title: source.title, date })}
      </summary>
      <div className="nx-preset-source">
        <p>{t(`identity.${identity ?? 'unknown'}`)}</p>
        {profile === null ? <p>{t('profileUnknown')}</p> : null}
        <p className="nx-preset-url">{t('source.printed', { text: printed })}</p>
        <p className="nx-muted nx-preset-url">{source.url}</p>
        <div>
          <CopyButton text={source.url} label={t('source.copy')} />
        </div>
      </div>
    </details>
  );
};
