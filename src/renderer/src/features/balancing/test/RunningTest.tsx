import { useTranslation } from 'react-i18next';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { LiveTestPlot } from '#renderer/ui/LiveTestPlot.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import type { TestSample } from '#renderer/ui/plot/testSample.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { ItemList } from './ItemList.tsx';
import { MeterBars } from './MeterBars.tsx';
import { PracticeBreaker } from './PracticeBreaker.tsx';
import { type SiteTestSample, type SiteTestState, secondsLeft } from './testState.ts';

/** While all cars are tested the meter is what counts: its phases against its limit. */
const plotted = (sample: SiteTestSample, startS: number): TestSample =>
  sample.charger === null && sample.meter !== null
    ? {
        ...{ atS: sample.atS - startS, offeredA: null },
        setpointA: sample.meter.limitA[0],
        currentA: sample.meter.currentA.map((a) => (a === null ? null : Math.abs(a))),
      }
    : {
        ...{ atS: sample.atS - startS, setpointA: sample.silentS === null ? sample.setA : null },
        ...{ offeredA: sample.offeredA, currentA: sample.currentA },
      };

const useSentence = (sample: SiteTestSample | undefined): string => {
  const { t } = useTranslation('siteTest');
  const format = useFormat();
  if (sample === undefined) return '';
  const listed = (amps: readonly (number | null)[]) =>
    amps.map((a, index) => `L${index + 1} ${a === null ? '–' : format.amps(a, 1)}`).join(', ');
  const meter = sample.meter === null ? '' : t('sentence.meter', { currents: listed(sample.meter.currentA) });
  if (sample.charger === null) return meter;
  const set =
    sample.setA === null ? t('sentence.none') : t('sentence.set', { amps: format.amps(sample.setA) });
  return `${set} ${t('sentence.drawn', { currents: listed(sample.currentA) })} ${meter}`;
};

/** What a person has to do at the board before the test goes on. */
const WaitingFor = (props: {
  waiting: NonNullable<SiteTestState['waiting']>;
  plan: Site;
  serial: string | undefined;
}) => {
  const { t } = useTranslation('siteTest');
  const { waiting, plan, serial } = props;
  return (
    <div className="nx-site-test-waiting" role="alert">
      <strong>
        {t(`waiting.${waiting.what ?? 'breaker-on'}`, {
          charger: nameOf(plan, waiting.charger),
        })}
      </strong>
      <p>{t('goesOn')}</p>
      <PracticeBreaker serial={serial} isOn={waiting.what === 'breaker-on'} />
    </div>
  );
};

/** A test of a site while it runs; made to be read from where the board is. */
export const RunningTest = (props: { state: SiteTestState; plan: Site; onCancel: () => void }) => {
  const { t } = useTranslation('siteTest');
  const format = useFormat();
  const { state, plan } = props;
  const item = state.items.find(({ id }) => id === state.itemId);
  const last = state.samples.at(-1);
  const sentence = useSentence(last);
  const elapsedS = Math.max(0, (last?.atS ?? state.itemAtS) - state.itemAtS);
  const charger = plan.chargers.find(({ id }) => id === item?.charger);
  const maxA = charger?.maxA ?? last?.meter?.limitA[0] ?? 32;
  const what =
    item === undefined
      ? t('beginning')
      : item.charger === null
        ? t(`test.${item.test}`)
        : t('now', { charger: nameOf(plan, item.charger), test: t(`test.${item.test}`) });
  return (
    <>
      {item === undefined ? (
        <ProgressPanel
          what={
            state.connecting === null ? what : t('connecting', { charger: nameOf(plan, state.connecting) })
          }
          done={0}
          total={0}
        />
      ) : (
        <div className="nx-site-test">
          <div className="nx-site-test-main">
            <strong className="nx-site-test-now">{what}</strong>
            {state.waiting === null ? null : (
              <WaitingFor waiting={state.waiting} plan={plan} serial={charger?.serial} />
            )}
            <LiveTestPlot
              samples={state.samples.map((sample) => plotted(sample, state.itemAtS))}
              totalS={Math.max(item.lastsS, elapsedS)}
              maxA={maxA + 6}
              phases={3}
              eventLabel={t(last?.silentS == null ? 'since' : 'sinceSilent')}
              sinceEventS={last?.silentS ?? elapsedS}
              sentence={sentence}
            />
          </div>
          <div className="nx-site-test-side">
            {last?.meter == null ? null : <MeterBars meter={last.meter} plan={plan} />}
            <ItemList state={state} plan={plan} />
          </div>
        </div>
      )}
      <PrimaryBar
        note={t('left', { time: format.duration(secondsLeft(state)) })}
        primary={
          <Button kind="danger" onClick={props.onCancel}>
            {t('cancel')}
          </Button>
        }
      />
    </>
  );
};
