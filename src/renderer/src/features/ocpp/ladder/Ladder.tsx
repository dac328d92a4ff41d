import { IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '#renderer/features/ocpp/ocpp.css';
import type { StatusTone } from '#renderer/ui/status.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

export type StepState = 'passed' | 'warned' | 'failed' | 'unchecked' | 'waiting';

/** Something seen on a rung: what it was, what it means, what to do. */
export interface StepLine {
  readonly seen: string;
  readonly means?: string | undefined;
  readonly todo?: string | undefined;
}

export interface LadderStep {
  readonly key: string;
  readonly title: string;
  readonly state: StepState;
  readonly lines: readonly StepLine[];
}

const tones = {
  passed: 'good',
  warned: 'warn',
  failed: 'bad',
  unchecked: 'neutral',
} as const satisfies Record<Exclude<StepState, 'waiting'>, StatusTone>;

const Step = ({ step, nr }: { step: LadderStep; nr: number }) => {
  const { t } = useTranslation('backEnd');
  const { title, state, lines } = step;
  return (
    <li className={`nx-ladder-step nx-ladder-${state}`}>
      <div className="nx-ladder-head">
        <span className="nx-ladder-nr" aria-hidden>
          {nr}
        </span>
        <strong>{title}</strong>
        {state === 'waiting' ? (
          <span className="nx-ladder-open nx-small nx-muted">
            <IconCircleDashed size={16} aria-hidden />
            {t('ladder.state.waiting')}
          </span>
        ) : (
          <Tag tone={tones[state]}>{t(`ladder.state.${state}`)}</Tag>
        )}
      </div>
      {lines.map(({ seen, means, todo }) => (
        <div key={seen} className="nx-ladder-line">
          <p>{seen}</p>
          {means === undefined ? null : <p className="nx-muted">{means}</p>}
          {todo === undefined ? null : <p className="nx-ladder-todo">{t('ladder.todo', { todo })}</p>}
        </div>
      ))}
    </li>
  );
};

/** The way to a back end, rung by rung from the first: how far it went, what was seen, what to do. */
export const Ladder = ({ label, steps }: { label: string; steps: readonly LadderStep[] }) => (
  <ol className="nx-ladder" aria-label={label}>
    {steps.map((step, at) => (
      <Step key={step.key} step={step} nr={at + 1} />
    ))}
  </ol>
);
