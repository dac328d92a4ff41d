import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useKeepAwake } from '#renderer/app/useKeepAwake.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { BigNumber } from '#renderer/ui/BigNumber.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { LiveTestPlot } from '#renderer/ui/LiveTestPlot.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { DropPlot } from './DropPlot.tsx';
import { PracticeHand } from './PracticeHand.tsx';
import './socket.css';
import type { SocketState } from './socketState.ts';
import type { SocketTest } from './useSocketTest.ts';

const Figures = ({ state, phases }: { state: SocketState; phases: 1 | 3 }) => {
  const { t } = useTranslation('socket');
  const format = useFormat();
  const last = state.samples.at(-1);
  if (last === undefined) return null;
  const { setpointA, sample } = last;
  return (
    <div className="nx-socket-figures">
      <BigNumber label={t('setpoint')} value={format.amps(setpointA)} size="normal" />
      {sample.phases.slice(0, phases).map(({ voltageV, currentA }, index) => (
        <BigNumber
          // Phases stand in their order.
          key={`L${index + 1}`}
          label={`L${index + 1}`}
          value={voltageV === null ? null : format.withUnit(voltageV, 'V', 1)}
          source={currentA === null ? '–' : format.amps(currentA, 1)}
          size="normal"
        />
      ))}
      <BigNumber
        label={t('plug')}
        value={sample.mainsPlugC === null ? null : format.celsius(sample.mainsPlugC)}
        size="normal"
      />
    </div>
  );
};

/** What the plot shows now, for who does not see it. */
const useSentence = ({ samples }: SocketState, phases: 1 | 3): string => {
  const { t } = useTranslation('socket');
  const format = useFormat();
  const last = samples.at(-1);
  if (last === undefined) return t('starting');
  const values = last.sample.phases
    .slice(0, phases)
    .map(({ voltageV, currentA }, index) =>
      voltageV === null || currentA === null
        ? `L${index + 1} –`
        : `L${index + 1} ${format.withUnit(voltageV, 'V', 1)} ${format.amps(currentA, 1)}`,
    );
  return t('sentence', { current: format.amps(last.setpointA), values: values.join(', ') });
};

/** A running socket test over the whole window: time, set-point, volts and amperes per phase, and the way to stop. */
export const SocketRunning = ({ test, identity }: { test: SocketTest; identity: DeviceView['identity'] }) => {
  const { t } = useTranslation(['socket', 'charger-rules']);
  const format = useFormat();
  const { state, isRunning, cancel } = test;
  useKeepAwake(isRunning);
  const { phases, serial, practice } = identity;
  const last = state.samples.at(-1);
  const [elapsedS, totalS] = [last?.atS ?? 0, state.plan?.totalS ?? 0];
  const limitA = state.plan?.limitA ?? 6;
  const sentence = useSentence(state, phases);
  return (
    <Modal
      opened={isRunning}
      onClose={cancel}
      fullScreen
      withCloseButton={false}
      closeOnEscape={false}
      title={t('running')}
      transitionProps={{ duration: 0 }}
    >
      <div className="nx-stack nx-socket-running">
        <div className="nx-row nx-socket-head">
          <strong className="nx-socket-time">
            {t('time', { elapsed: format.duration(elapsedS), total: format.duration(totalS) })}
          </strong>
          <Tag tone="plain">{t('charger-rules:socketNote')}</Tag>
          <Button kind="primary" onClick={cancel} data-autofocus>
            {t('stop')}
          </Button>
        </div>
        {state.isWaiting ? (
          <div className="nx-stack" role="alert">
            <strong className="nx-socket-word">{t('plugIn')}</strong>
            {practice ? <PracticeHand serial={serial} /> : null}
          </div>
        ) : null}
        <Figures state={state} phases={phases} />
        {state.samples.length === 0 ? null : (
          <div className="nx-socket-plots">
            <LiveTestPlot
              samples={state.plotted}
              totalS={Math.max(totalS, elapsedS)}
              maxA={limitA + 4}
              phases={phases}
              eventLabel={t('since')}
              sinceEventS={elapsedS}
              sentence={sentence}
            />
            <DropPlot samples={state.samples} limitA={limitA} />
          </div>
        )}
      </div>
    </Modal>
  );
};
