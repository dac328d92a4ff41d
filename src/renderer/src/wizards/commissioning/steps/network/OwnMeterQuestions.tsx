import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useControl } from '#renderer/wizards/commissioning/model/useControl.ts';
import { longestTimeoutS } from '#shared/domain/longestTimeout.ts';
import { ControlNumber } from './ControlNumber.tsx';
import { FallbackCurrent } from './FallbackCurrent.tsx';
import { MeterAddressQuestions } from './MeterAddressQuestions.tsx';
import { MeterSourceQuestion } from './MeterSourceQuestion.tsx';

/** A charger that follows its own meter: which meter, the fuse it guards, and what holds without it. */
export const OwnMeterQuestions = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { answers, setControl } = useJob();
  const findings = useControl();
  const { control, circuit } = answers;
  const of = (field: string) => findings.filter((each) => each.field === field && each.level !== 'pass');
  return (
    <section className="nx-job-group">
      <h2>{t('ownMeter.title')}</h2>
      <MeterSourceQuestion />
      {control.meterSource === 'modbus-meter' ? (
        <MeterAddressQuestions findings={of('meterAddress')} />
      ) : null}
      <div className="nx-job-pair">
        <div className="nx-stack">
          <ControlNumber
            field="houseFuseA"
            label={t('ownMeter.fuse')}
            hint={t('ownMeter.fuseHint')}
            unit="A"
            findings={of('houseFuseA')}
            onChange={(houseFuseA) => setControl({ houseFuseA })}
          />
        </div>
        <div className="nx-stack">
          <ControlNumber
            field="reserveA"
            label={t('ownMeter.reserve')}
            hint={t('ownMeter.reserveHint')}
            unit="A"
            findings={of('reserveA')}
            onChange={(reserveA) => setControl({ reserveA })}
          />
        </div>
      </div>
      <FallbackCurrent
        field="meterLossA"
        label={t('ownMeter.loss')}
        hint={t('ownMeter.lossHint')}
        findings={findings.filter(({ field }) => field === 'meterLossA')}
      />
      <ControlNumber
        field="meterTimeoutS"
        label={t('ownMeter.timeout')}
        hint={t('ownMeter.timeoutHint', { max: format.seconds(longestTimeoutS(circuit)) })}
        unit="s"
        isWhole
        findings={of('meterTimeoutS')}
        onChange={(meterTimeoutS) => setControl({ meterTimeoutS })}
      />
    </section>
  );
};
