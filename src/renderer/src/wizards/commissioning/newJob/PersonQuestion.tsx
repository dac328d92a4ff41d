import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Person } from '#shared/contract/app.ts';

/** Who works: remembered on this computer, recorded with the job. */
export const PersonQuestion = (props: {
  person: Person;
  onChange: (change: Partial<Person>) => void;
  errors: { readonly name: string | null; readonly qualification: string | null };
}) => {
  const { t } = useTranslation(['wizard', 'common']);
  const { person, onChange } = props;
  return (
    <div className="nx-job-pair">
      <TextField
        id="job-personName"
        label={t('common:person.name')}
        value={person.name}
        maxLength={120}
        error={props.errors.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        id="job-qualification"
        label={t('common:person.qualification')}
        value={person.qualification}
        maxLength={120}
        error={props.errors.qualification}
        onChange={(qualification) => onChange({ qualification })}
      />
      <TextField
        id="job-certificate"
        label={t('newJob.certificate')}
        value={person.certificate}
        maxLength={60}
        onChange={(certificate) => onChange({ certificate })}
      />
    </div>
  );
};
