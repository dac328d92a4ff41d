import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import '#renderer/ui/ProofTable.css';
import { type PracticeState, practiceEvents } from '#shared/contract/practice.ts';

type Running = Extract<PracticeState, { kind: 'running' }>;
type PracticeEvent = (typeof practiceEvents)[number];

const PHASES = [0, 1, 2] as const;

/** Every fuse with what flows through it now, phase by phase, and its limit. */
const FuseTable = ({ nodes }: { nodes: Running['nodes'] }) => {
  const { t, i18n } = useTranslation('practice');
  const amps = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('structure.title')} tabIndex={0}>
      <table className="nx-table">
        <thead>
          <tr>
            <th scope="col">{t('structure.node')}</th>
            {PHASES.map((phase) => (
              <th key={phase} scope="col">{`L${phase + 1}`}</th>
            ))}
            <th scope="col">{t('structure.limit')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">{node.isOn ? node.id : t('structure.off', { node: node.id })}</th>
              {PHASES.map((phase) => (
                <td
                  key={phase}
                  data-column={`L${phase + 1}`}
                >{`${amps.format(node.currentA[phase])}\u00a0A`}</td>
              ))}
              <td data-column={t('structure.limit')}>{`${amps.format(Math.min(...node.limitA))}\u00a0A`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The fuses of the site with what flows through them, its meters, and what can happen to them. */
export const PracticeStructure = ({ state }: { state: Running }) => {
  const { t } = useTranslation('practice');
  const announce = useAnnounce();
  const happen = useAction(async (event: PracticeEvent) => {
    await api.practice.happen({ event });
    announce(t('charger.faultDone', { fault: t(`event.${event}`) }));
  });
  return (
    <section className="nx-card nx-stack" aria-labelledby="practice-structure">
      <h2 id="practice-structure">{t('structure.title')}</h2>
      <BridgeErrorPanel error={happen.error} />
      <FuseTable nodes={state.nodes} />
      <dl className="nx-values">
        {state.meters.map((meter) => (
          <div key={meter.serial}>
            <dt>{t('structure.meter', { node: meter.node })}</dt>
            <dd>{meter.target}</dd>
          </div>
        ))}
        {state.siteFile === null ? null : (
          <div>
            <dt>{t('structure.file')}</dt>
            <dd>{state.siteFile}</dd>
          </div>
        )}
      </dl>
      <details className="nx-details">
        <summary>{t('structure.happen')}</summary>
        <div className="nx-row">
          {practiceEvents.map((event) => (
            <Button key={event} busy={happen.isRunning} onClick={() => void happen.run(event)}>
              {t(`event.${event}`)}
            </Button>
          ))}
        </div>
      </details>
    </section>
  );
};
