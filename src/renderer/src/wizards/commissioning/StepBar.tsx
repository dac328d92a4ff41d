import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { jobStepKey } from '#renderer/i18n/jobStepKey.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import './StepBar.css';
import { useJob } from './model/jobContext.tsx';
import { isActivated, markOf, stepsOf } from './model/jobFacts.ts';

/** Where the job is. A filled mark: written; an outlined one with a tick: answered only. */
export const StepBar = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, isWritten, goTo } = useJob();
  const steps = stepsOf(job);
  const at = steps.indexOf(job.step);
  return (
    <nav aria-label={t('steps.label')} className="nx-steps">
      <ol>
        {steps.map((step, index) => {
          const mark = markOf(job, step);
          const isCurrent = step === job.step;
          const content = (
            <>
              <span className={`nx-step-mark nx-step-mark-${mark}`} aria-hidden>
                {mark === 'open' ? index + 1 : <IconCheck size={16} stroke={3} />}
              </span>
              <span className="nx-step-name">{t(jobStepKey(job.kind, step))}</span>
              <span className="nx-hidden">{t(`steps.mark.${mark}`)}</span>
            </>
          );
          const isFree =
            !isWritten || (job.kind === 'ocpp' && !isActivated(job) && job.backEnd?.trial.isRunning !== true);
          const canGo = index < at && isFree && job.open;
          const className = classNames('nx-step', isCurrent && 'nx-step-current');
          return (
            <li key={step} aria-current={isCurrent ? 'step' : undefined}>
              {canGo ? (
                <button type="button" className={className} onClick={() => void goTo(step)}>
                  {content}
                </button>
              ) : (
                <span className={className}>{content}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
