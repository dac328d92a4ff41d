import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForSystemNotes, type SystemNotes, systemNotes } from '#renderer/app/alerts/systemNotes.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import type { NotificationSettings } from '#shared/contract/app.ts';

const kinds = ['chargeEnded', 'warnings', 'firmware'] as const;

const words = {
  granted: 'systemOn',
  denied: 'systemOff',
  default: 'system',
  unavailable: 'systemNone',
} as const satisfies Record<SystemNotes, string>;

/** A switch per kind of alert; faults have none. */
export const NotificationSection = (props: {
  chosen: NotificationSettings;
  onChange: (chosen: NotificationSettings) => void;
}) => {
  const { t } = useTranslation('settings');
  const [notes, setNotes] = useState(systemNotes);
  return (
    <section className="nx-stack nx-narrow" aria-labelledby="notifications">
      <h2 id="notifications">{t('notifications.title')}</h2>
      <p className="nx-muted">{t('notifications.always')}</p>
      {kinds.map((kind) => (
        <Choice
          key={kind}
          compact
          label={t(`notifications.${kind}`)}
          value={props.chosen[kind] ? 'on' : 'off'}
          options={[
            { value: 'on' as const, label: t('notifications.on') },
            { value: 'off' as const, label: t('notifications.off') },
          ]}
          onChange={(value) => props.onChange({ ...props.chosen, [kind]: value === 'on' })}
        />
      ))}
      <p className="nx-muted">{t(`notifications.${words[notes]}`)}</p>
      {notes === 'default' ? (
        <div>
          <Button onClick={() => void askForSystemNotes().then(setNotes)}>
            {t('notifications.systemAllow')}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
