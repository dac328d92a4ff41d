import { useTranslation } from 'react-i18next';

/** The connection the charger is going to open, in full: nobody has to guess who appends what. */
export const ConnectionUrl = ({ url }: { url: string | null }) => {
  const { t } = useTranslation('ocppJob');
  return (
    <div role="status" aria-live="polite">
      <div className="nx-field-hint">{t('target.connection')}</div>
      <div className="nx-connection">{url ?? t('target.noConnection')}</div>
    </div>
  );
};
