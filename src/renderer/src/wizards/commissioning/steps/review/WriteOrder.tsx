import { useTranslation } from 'react-i18next';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { ReviewView } from '#shared/contract/jobReview.ts';

/** In which order it is written: what an encrypted connection needs comes before the address that asks for it. */
export const WriteOrder = ({ changes }: { changes: ReviewView['changes'] }) => {
  const { t } = useTranslation('ocppJob');
  const { backEnd } = useJob().job;
  const steps = [
    'clock',
    ...(changes.some(({ isSecret }) => isSecret) ? ['key'] : []),
    ...(backEnd?.ca === 'given' ? ['ca'] : []),
    ...(backEnd?.clientCertificate === 'held' ? ['own'] : []),
    'settings',
  ] as const;
  return (
    <details className="nx-job-fold">
      <summary>{t('write.order')}</summary>
      <div>
        <ol className="nx-job-list">
          {steps.map((step) => (
            <li key={step}>{t(`write.step.${step as 'clock' | 'key' | 'ca' | 'own' | 'settings'}`)}</li>
          ))}
        </ol>
        <p className="nx-muted">{t('write.notYet')}</p>
      </div>
    </details>
  );
};
