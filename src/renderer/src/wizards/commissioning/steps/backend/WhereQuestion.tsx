import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';

/** Whose back end it is: the operator's, or the one of this program for a proof. */
export const WhereQuestion = () => {
  const { t } = useTranslation('ocppJob');
  const { answers, setBackend } = useJob();
  return (
    <section className="nx-job-group">
      <Choice
        id={fieldId('where')}
        label={t('where.label')}
        value={answers.backend.where ?? null}
        options={[
          { value: 'operator' as const, label: t('where.operator'), reason: t('where.operatorReason') },
          { value: 'this-laptop' as const, label: t('where.laptop'), reason: t('where.laptopReason') },
        ]}
        onChange={(where) => {
          if (where === answers.backend.where) return;
          // The address of one is never that of the other.
          setBackend({ where, presetId: undefined, url: undefined, caPem: undefined });
        }}
      />
    </section>
  );
};
