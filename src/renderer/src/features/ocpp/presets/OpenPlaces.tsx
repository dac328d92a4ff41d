import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/ui/TextField.tsx';
import {
  fillTemplate,
  type PlaceholderName,
  placeholdersOf,
  readTemplate,
} from '#shared/domain/ocppPreset/presetTemplate.ts';
import type { PublishedPreset } from '#shared/domain/ocppPreset/publishedPresets.ts';

/** What the published address leaves open, each as a field of its own; the address follows while one types. */
export const OpenPlaces = (props: {
  published: PublishedPreset;
  url: string;
  onUrl: (url: string) => void;
}) => {
  const { t } = useTranslation('presets');
  const { published, url, onUrl } = props;
  const { template, name: operator, suggested } = published;
  const places = placeholdersOf(template);
  const values = readTemplate(template, url);
  if (values === null) return <p className="nx-muted nx-small">{t('chosen.changed')}</p>;
  const hint: Record<PlaceholderName, string> = {
    host: t('place.hostHint'),
    port:
      suggested?.port === undefined ? t('place.portPlain') : t('place.portHint', { port: suggested.port }),
    account: t('place.accountHint', { operator }),
  };
  return places.map((place) => (
    <TextField
      key={place}
      label={t(`place.${place}`)}
      hint={hint[place]}
      value={values[place] ?? ''}
      inputMode={place === 'port' ? 'numeric' : 'url'}
      maxLength={253}
      onChange={(value) =>
        // A slash would change the form of the address, and the field would be gone.
        onUrl(fillTemplate(template, { ...values, [place]: value.replaceAll(/[\s/{}]/g, '') }))
      }
    />
  ));
};
