import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import type { ControllerState } from '#shared/contract/balancing.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { ChargerTable } from './ChargerTable.tsx';
import { Decisions } from './Decisions.tsx';
import { NodeTable } from './NodeTable.tsx';
import { isOver } from './useController.ts';
import { useWhyText } from './useWhyText.ts';

const tones: Readonly<Record<ControllerState['phase'], StatusTone>> = {
  starting: 'neutral',
  running: 'good',
  stopping: 'neutral',
  stopped: 'neutral',
  failed: 'bad',
};

/** A site as it is steered now: boards, chargers, reasons, the last hour. */
export const RunningController = ({ state, plan }: { state: ControllerState; plan: Site | undefined }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const whyText = useWhyText(plan);
  const stop = useAction(() => api.balancing.stop({ id: state.id }));
  const dim = useAction((isDimmed: boolean) => api.balancing.dim({ id: state.id, isDimmed }));
  const { phase, cycles, cycleMs, isDimmed } = state;
  return (
    <>
      <BridgeErrorPanel error={state.error ?? stop.error ?? dim.error} />
      <div className={`nx-bal-phase nx-result-${tones[phase]}`} role="status">
        {statusSign(tones[phase], 32)}
        <div>
          <strong>{t(`controller.phase.${phase}`)}</strong>
          <div className="nx-muted nx-small">
            {t('controller.since', {
              time: format.dateTime(state.startedAtMs),
              cycles: format.integer(cycles),
              ms: format.plain(Math.round(cycleMs)),
            })}
          </div>
        </div>
      </div>
      <section className="nx-bal-grid" aria-label={t('controller.boards')}>
        {state.nodes.map((node) => (
          <NodeTable key={node.id} node={node} />
        ))}
      </section>
      <ChargerTable chargers={state.chargers} whyText={whyText} />
      <Decisions
        id={state.id}
        cycles={cycles}
        nameOf={(charger) => nameOf(plan, charger)}
        whyText={whyText}
      />
      {isOver(state) ? null : (
        <PrimaryBar
          back={
            plan?.isDimmable === true ? (
              <Button busy={dim.isRunning} onClick={() => void dim.run(!isDimmed)}>
                {t(isDimmed ? 'controller.undim' : 'controller.dim')}
              </Button>
            ) : null
          }
          note={t('controller.stopNote')}
          primary={
            <Button
              kind="primary"
              busy={stop.isRunning || phase === 'stopping'}
              onClick={() => void stop.run()}
            >
              {t('controller.stop')}
            </Button>
          }
        />
      )}
    </>
  );
};
