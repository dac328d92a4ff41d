import { useTranslation } from 'react-i18next';
import type { FirmwareView } from '#shared/contract/firmware.ts';

/** Which version each charger of the same site runs, as the log knows it. */
export const SiteVersions = ({ site }: { site: NonNullable<FirmwareView['site']> }) => {
  const { t } = useTranslation('firmware');
  return (
    <section aria-labelledby="site-versions" className="nx-stack">
      <h2 id="site-versions">{t('site.title')}</h2>
      <p>{t(site.length > 1 ? 'site.mixed' : 'site.same')}</p>
      <div className="nx-table-scroll" role="group" aria-label={t('site.title')} tabIndex={0}>
        <table className="nx-table">
          <thead>
            <tr>
              <th scope="col">{t('site.version')}</th>
              <th scope="col">{t('site.chargers')}</th>
            </tr>
          </thead>
          <tbody>
            {site.map(({ version, chargers }) => (
              <tr key={version}>
                <th scope="row">{version === '' ? '–' : version}</th>
                <td>{chargers.map(({ name, serial }) => `${name} (${serial})`).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="nx-muted nx-small">{t('site.asLogged')}</p>
    </section>
  );
};
