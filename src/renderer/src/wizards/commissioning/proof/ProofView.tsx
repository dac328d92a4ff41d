import { useTranslation } from 'react-i18next';
import { Ladder } from '#renderer/features/ocpp/ladder/Ladder.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { BigNumber } from '#renderer/ui/BigNumber.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import './proof.css';
import type { BackEndProof } from './useBackEndProof.ts';
import { useProofSteps } from './useProofSteps.ts';
import { useVerdictText } from './useVerdictText.ts';

/** A charger on its way: the time that is left, what it says itself, the ladder, the verdict. */
export const ProofView = ({ proof }: { proof: BackEndProof }) => {
  const { t } = useTranslation('ocppJob');
  const format = useFormat();
  const verdictText = useVerdictText();
  const { state, isRunning } = proof;
  const steps = useProofSteps(state);
  const { verdict, plan, backInS } = state;
  return (
    <div className="nx-arrival">
      <div className="nx-stack">
        {verdict === null ? null : <VerdictBanner verdict={verdict.verdict} reason={verdictText(verdict)} />}
        {isRunning && plan === null ? <ProgressPanel what={t('prove.beginning')} done={0} total={0} /> : null}
        {isRunning && backInS !== null ? (
          <BigNumber
            label={t('trial.backIn')}
            value={format.duration(backInS)}
            source={t('trial.elapsed', { time: format.duration((plan?.withinS ?? backInS) - backInS) })}
          />
        ) : null}
        {isRunning && backInS === null && plan !== null ? (
          <BigNumber
            label={t('prove.waiting')}
            value={format.duration(state.atS)}
            source={t('prove.upTo', { time: format.duration(plan.withinS) })}
          />
        ) : null}
        {state.status === null ? null : (
          <p className="nx-arrival-status" role="status">
            {t(`status.${state.status}`)}
          </p>
        )}
        {isRunning && steps.length === 0 ? <p className="nx-muted">{t('ladder.nobody')}</p> : null}
      </div>
      {steps.length === 0 ? null : <Ladder label={t('ladder.label')} steps={steps} />}
    </div>
  );
};
