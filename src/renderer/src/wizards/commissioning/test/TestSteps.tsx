import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import '#renderer/ui/ProofTable.css';
import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import { useRuleText } from '#renderer/wizards/commissioning/findings/useRuleText.ts';
import type { TestVerdict } from '#shared/contract/jobs.ts';
import './test.css';
import type { TestState } from './testState.ts';

const TONES: Record<TestVerdict, StatusTone> = {
  pass: 'good',
  warn: 'warn',
  fail: 'bad',
  'not-proven': 'neutral',
};

const STEP_NAMES = [
  'lowest',
  'middle',
  'highest',
  'failsafe',
  'recovery',
  'lowest-again',
  'pause',
  'resume',
  'self-test',
  'meter-there',
  'meter-away',
  'meter-back',
  'steered',
] as const;

/** Every step of a test: what it does, and the sentence that came of it. */
export const TestSteps = ({ state }: { state: TestState }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const format = useFormat();
  const ruleText = useRuleText();
  return (
    <ol className="nx-test-steps">
      {(state.plan?.steps ?? []).map((step) => {
        const judged = state.judged.find(({ id }) => id === step.id);
        const isNow = step.id === state.stepId && judged === undefined;
        const name = STEP_NAMES.find((each) => each === step.id);
        return (
          <li
            key={step.id}
            className={isNow ? 'nx-test-now' : undefined}
            aria-current={isNow ? 'step' : undefined}
          >
            <span className={classNames('nx-test-sign', judged && `nx-result-${TONES[judged.verdict]}`)}>
              {judged === undefined ? (
                <span className="nx-test-dot" />
              ) : (
                statusSign(TONES[judged.verdict], 24)
              )}
            </span>
            <span>
              <span className="nx-test-name">
                {name === undefined ? step.id : t(`test.step.${name}`)}
                {step.setpointA === null ? '' : ` · ${format.amps(step.setpointA)}`}
              </span>
              {judged === undefined ? null : (
                <span className="nx-test-sentence">
                  {t(`common:verdict.${judged.verdict}`)}: {ruleText.test(judged.reason, judged.params)}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
