import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import { useRuleText } from '#renderer/wizards/commissioning/findings/useRuleText.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import type { StageVerdict } from '#shared/domain/circuit.ts';
import './CircuitPicture.css';
import { StageSymbol } from './StageSymbol.tsx';
import { useStageAnswer } from './useStageAnswer.ts';

const TONES: Record<StageVerdict, StatusTone | null> = {
  ok: null,
  cautious: 'neutral',
  warn: 'warn',
  refuse: 'bad',
};

/** The circuit from the main breaker to the car with the limit of every stage; the one that limits is lit and named. */
export const CircuitPicture = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const ruleText = useRuleText();
  const { answers } = useJob();
  const { stages, limit, phases } = useCircuit();
  const answerOf = useStageAnswer();
  const limiting = t(`picture.by.${limit.stage}`);
  return (
    <figure className="nx-picture">
      <figcaption aria-live="polite">
        {limit.refusedBy.length > 0 ? (
          <strong className="nx-picture-limit nx-picture-refused">
            {t('picture.refused', { stage: limiting })}
          </strong>
        ) : (
          <strong className="nx-picture-limit">
            {t('picture.limited', { limit: format.amps(limit.limitA), stage: limiting })}
          </strong>
        )}
        <span className="nx-small nx-muted">{ruleText.stageReason(limit.reason, limit.params)}</span>
      </figcaption>
      <ol className="nx-stages">
        {stages.map((stage) => {
          const tone = TONES[stage.verdict];
          const isLimiting = stage.stage === limit.stage;
          return (
            <li
              key={stage.stage}
              className={classNames(
                'nx-stage',
                isLimiting && 'nx-stage-limiting',
                stage.verdict === 'refuse' && 'nx-stage-refused',
              )}
            >
              <span className="nx-stage-wire">
                <StageSymbol stage={stage.stage} plug={answers.circuit.plug} phases={phases} />
              </span>
              <span className="nx-stage-name">
                {t(`picture.stage.${stage.stage}`)}
                <span className="nx-stage-answer">{answerOf(stage.stage)}</span>
              </span>
              <span className="nx-stage-limit">
                {tone === null ? null : statusSign(tone, 16)}
                {stage.limitA === null ? '–' : format.amps(stage.limitA)}
              </span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
};
