import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { playTone } from '#renderer/ui/tone.ts';
import type { Country, Settings } from '#shared/contract/app.ts';

const COUNTRIES: readonly (Country | 'ask')[] = ['ask', 'CZ', 'SK', 'DE', 'AT', 'IEC'];

/** The country a job begins with, and the tone that ends a test. */
export const WorkSection = (props: {
  settings: Settings | null;
  onChange: (part: Partial<Settings>) => void;
}) => {
  const { t } = useTranslation(['settings', 'common']);
  const { settings, onChange } = props;
  return (
    <section className="nx-stack nx-narrow" aria-labelledby="work">
      <h2 id="work">{t('work.title')}</h2>
      <SelectField
        label={t('work.country')}
        hint={t('work.countryHint')}
        value={settings?.country ?? 'ask'}
        options={COUNTRIES.map((value) => ({
          value,
          label: value === 'ask' ? t('work.countryAsk') : t(`common:country.${value}`),
        }))}
        onChange={(value) => onChange({ country: value === 'ask' ? null : value })}
      />
      <Choice
        compact
        label={t('work.sound')}
        hint={t('work.soundHint')}
        value={settings?.isMuted === true ? 'off' : 'on'}
        options={[
          { value: 'on' as const, label: t('work.soundOn') },
          { value: 'off' as const, label: t('work.soundOff') },
        ]}
        onChange={(value) => onChange({ isMuted: value === 'off' })}
      />
      <div>
        <Button disabled={settings?.isMuted === true} onClick={() => playTone('pass')}>
          {t('work.soundTry')}
        </Button>
      </div>
    </section>
  );
};
