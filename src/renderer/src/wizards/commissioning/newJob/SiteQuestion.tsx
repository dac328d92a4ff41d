import { useTranslation } from 'react-i18next';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { NEW_SITE, type SiteChoice } from './useSiteChoice.ts';

const COUNTRIES = ['CZ', 'SK', 'DE', 'AT', 'IEC'] as const;

/** Which site; a new one needs a name and the country whose rules apply. */
export const SiteQuestion = ({ site, error }: { site: SiteChoice; error: string | null }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const isNew = site.siteId === NEW_SITE;
  if (!site.isKnown) return null;
  return (
    <>
      {site.sites.length === 0 ? null : (
        <SelectField
          label={t('newJob.site')}
          value={site.siteId}
          options={[
            ...site.sites.map(({ id, name }) => ({ value: id, label: name })),
            { value: NEW_SITE, label: t('newJob.newSite') },
          ]}
          onChange={site.setSiteId}
        />
      )}
      {isNew ? (
        <>
          <TextField
            id="job-siteName"
            label={t('newJob.siteName')}
            value={site.name}
            maxLength={120}
            error={error}
            onChange={site.setName}
          />
          <SelectField
            label={t('newJob.country')}
            value={site.country}
            options={COUNTRIES.map((value) => ({ value, label: t(`common:country.${value}`) }))}
            onChange={site.setCountry}
          />
        </>
      ) : null}
    </>
  );
};
