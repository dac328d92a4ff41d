import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { LiveTestPlot } from '#renderer/ui/LiveTestPlot.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import './test.css';
import { PracticeCar } from './PracticeCar.tsx';
import { PracticeMeter } from './PracticeMeter.tsx';
import { StartSteering } from './StartSteering.tsx';
import { TestSteps } from './TestSteps.tsx';
import type { ControlTest } from './useControlTest.ts';
import { useTestSentence } from './useTestSentence.ts';

type Waiting = ControlTest['state']['waiting'];

const isForMeter = (waiting: Waiting): waiting is 'meter-there' | 'meter-away' | 'meter-back' =>
  waiting?.startsWith('meter-') === true;
const isForCar = (waiting: Waiting): boolean =>
  waiting !== null && waiting !== 'controller' && !isForMeter(waiting);

/** A test of control while it runs and after: total time, what to do now, the plot, the steps, the verdict. */
export const TestView = ({ test }: { test: ControlTest }) => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { job } = useJob();
  const { limit } = useCircuit();
  const { state, isRunning } = test;
  const sentence = useTestSentence(state);
  const last = state.samples.at(-1);
  const elapsedS = last?.atS ?? 0;
  const totalS = state.plan?.totalS ?? 0;
  return (
    <div className="nx-test">
      <div className="nx-test-main">
        {state.verdict === null ? null : (
          <VerdictBanner verdict={state.verdict} reason={t(`test.verdict.${state.verdict}`)} />
        )}
        {isRunning ? (
          <div className="nx-test-total">
            <strong>
              {t('test.total', { elapsed: format.duration(elapsedS), total: format.duration(totalS) })}
            </strong>
          </div>
        ) : null}
        {state.waiting === null ? null : (
          <div className="nx-test-waiting" role="alert">
            <strong>{t(`test.waiting.${state.waiting}`)}</strong>
            <p>{t('test.goesOn')}</p>
          </div>
        )}
        {isRunning && isForCar(state.waiting) ? <PracticeCar /> : null}
        {isRunning && isForMeter(state.waiting) ? <PracticeMeter waiting={state.waiting} /> : null}
        {isRunning && state.waiting === 'controller' ? <StartSteering /> : null}
        {state.samples.length === 0 ? null : (
          <LiveTestPlot
            samples={state.samples}
            totalS={Math.max(totalS, elapsedS)}
            maxA={Math.max(limit.limitA, 6) + 4}
            phases={job.charger?.identity.phases ?? 3}
            eventLabel={t(isRunning ? 'test.since' : 'test.length')}
            sinceEventS={isRunning ? Math.max(0, elapsedS - state.stepAtS) : elapsedS}
            sentence={sentence}
          />
        )}
      </div>
      <div className="nx-stack">
        <TestSteps state={state} />
        {isRunning && state.waiting === null ? <PracticeCar /> : null}
      </div>
    </div>
  );
};
