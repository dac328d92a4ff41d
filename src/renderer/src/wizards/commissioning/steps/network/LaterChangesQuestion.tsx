import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { VaultNote } from '#renderer/wizards/commissioning/VaultNote.tsx';

/** Whether settings may be changed over the network once Bluetooth is off; afterwards nobody can ask any more. */
export const LaterChangesQuestion = () => {
  const { t } = useTranslation('wizard');
  const { answers, setControl } = useJob();
  const { laterChanges = 'not-allowed' } = answers.control;
  return (
    <section className="nx-job-group">
      <h2>{t('later.title')}</h2>
      <Choice
        id={fieldId('laterChanges')}
        label={t('later.label')}
        hint={t('later.hint')}
        value={laterChanges}
        options={[
          { value: 'allowed', label: t('later.allowed'), reason: t('later.allowedReason') },
          { value: 'not-allowed', label: t('later.not-allowed'), reason: t('later.notAllowedReason') },
        ]}
        onChange={(value) => setControl({ laterChanges: value })}
      />
      {laterChanges === 'allowed' ? <VaultNote about="pin" /> : null}
    </section>
  );
};
