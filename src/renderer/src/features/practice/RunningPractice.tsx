import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ValueList } from '#renderer/ui/ValueList.tsx';
import type { PracticeState } from '#shared/contract/practice.ts';
import { PracticeCharger } from './PracticeCharger.tsx';
import { PracticeStructure } from './PracticeStructure.tsx';

type Running = Extract<PracticeState, { kind: 'running' }>;

/** The running site: its Wi-Fi, and every charger with what can happen to it. */
export const RunningPractice = ({ state }: { state: Running }) => {
  const { t } = useTranslation('practice');
  const stop = useAction(() => api.practice.stop());
  return (
    <>
      <div className="nx-row">
        <Link to="/" className="nx-button nx-button-primary">
          {t('running.commission')}
        </Link>
        <Link to="/chargers" className="nx-button">
          {t('running.find')}
        </Link>
        <Button kind="danger" busy={stop.isRunning} onClick={() => void stop.run()}>
          {t('running.stop')}
        </Button>
      </div>
      <BridgeErrorPanel error={stop.error} />
      <ValueList
        className="nx-narrow"
        rows={[
          [t('running.ssid'), state.wifi.ssid],
          [t('running.password'), state.wifi.password],
          [
            t('running.speed'),
            state.speed === 1 ? t('start.speeds.1.label') : t('running.times', { speed: state.speed }),
          ],
        ]}
      />
      {state.nodes.length > 0 ? <PracticeStructure state={state} /> : null}
      {state.chargers.map((charger) => (
        <PracticeCharger key={charger.serial} charger={charger} />
      ))}
    </>
  );
};
