import { useTranslation } from 'react-i18next';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { publishedAddress } from '#shared/domain/ocppPreset/presetChoice.ts';
import { showTemplate } from '#shared/domain/ocppPreset/presetTemplate.ts';
import { publishedPresets } from '#shared/domain/ocppPreset/publishedPresets.ts';
import { OwnPresets } from './OwnPresets.tsx';
import { PresetFiles } from './PresetFiles.tsx';
import { PublishedSource } from './PublishedSource.tsx';
import './presets.css';
import { usePresets } from './usePresets.ts';

/** Back ends to use again: the person's own, a file for colleagues, and where the published ones come from. */
export const PresetsPage = () => {
  const { t } = useTranslation(['presets', 'ocpp', 'ocppJob', 'backEnd']);
  const presets = usePresets(false);
  return (
    <Screen title={t('title')} lead={t('lead')}>
      <OwnPresets presets={presets} />
      <PresetFiles presets={presets} />
      <section className="nx-stack">
        <h2>{t('published.title')}</h2>
        <p className="nx-muted">{t('published.text')}</p>
        <List label={t('published.title')}>
          {publishedPresets.map((published) => (
            <ListRow
              key={published.id}
              title={published.name}
              detail={
                <>
                  <span className="nx-preset-url">{showTemplate(publishedAddress(published))}</span>
                  <PublishedSource published={published} />
                </>
              }
            />
          ))}
        </List>
      </section>
    </Screen>
  );
};
