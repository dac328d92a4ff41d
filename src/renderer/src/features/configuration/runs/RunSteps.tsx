import { IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { statusSign } from '#renderer/ui/status.tsx';

const KINDS = ['set-clock', 'change-pin', 'store', 'control', 'join-wifi', 'doors'] as const;

/** Which steps of a run were done, which one broke off, and which never began. */
export const RunSteps = ({ steps, begun }: { steps: readonly string[]; begun: number }) => {
  const { t } = useTranslation('configuration');
  return (
    <ol className="nx-conf-run-steps">
      {steps.map((step, index) => {
        const kind = KINDS.find((each) => each === step);
        const state = index < begun - 1 ? 'done' : index === begun - 1 ? 'begun' : 'outstanding';
        return (
          <li key={step}>
            {state === 'outstanding' ? (
              <IconCircleDashed size={18} aria-hidden />
            ) : (
              statusSign(state === 'done' ? 'good' : 'warn', 18)
            )}
            <span>
              {kind === undefined ? step : t(`step.${kind}`)}
              <span className="nx-muted"> · {t(`runs.state.${state}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};
