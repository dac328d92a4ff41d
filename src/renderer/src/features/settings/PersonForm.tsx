import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Person } from '#shared/contract/app.ts';

/** Name, qualification and certificate, as they go into the log and onto the hand-over report. */
export const PersonForm = (props: { person: Person; onSave: (person: Person) => Promise<void> }) => {
  const { t } = useTranslation(['settings', 'common']);
  const announce = useAnnounce();
  const [person, setPerson] = useState(props.person);
  const save = useAction(async () => {
    await props.onSave(person);
    announce(t('person.saved'), 'good');
  });
  const set = (part: Partial<Person>) => setPerson((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save.run();
  };
  return (
    <form className="nx-stack" onSubmit={submit}>
      <BridgeErrorPanel error={save.error} onRetry={() => void save.run()} />
      <TextField
        label={t('common:person.name')}
        autoComplete="name"
        maxLength={120}
        value={person.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={t('common:person.qualification')}
        hint={t('person.qualificationHint')}
        maxLength={120}
        value={person.qualification}
        onChange={(qualification) => set({ qualification })}
      />
      <TextField
        label={t('common:person.certificate')}
        maxLength={60}
        value={person.certificate}
        onChange={(certificate) => set({ certificate })}
      />
      <div>
        <Button type="submit" kind="primary" busy={save.isRunning}>
          {t('person.save')}
        </Button>
      </div>
    </form>
  );
};
