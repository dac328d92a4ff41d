import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useControl } from '#renderer/wizards/commissioning/model/useControl.ts';
import type { Finding } from '#shared/domain/circuit.ts';
import { proposedTimeoutS } from '#shared/domain/controlFindings.ts';
import { longestTimeoutS } from '#shared/domain/longestTimeout.ts';
import { ControlNumber } from './ControlNumber.tsx';
import { FallbackCurrent } from './FallbackCurrent.tsx';

/** What holds when the controller is gone: after how long, and how much. */
export const ControlQuestions = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { answers, setControl } = useJob();
  const findings = useControl();
  const { circuit } = answers;
  const of = (field: string, ...levels: Finding['level'][]) =>
    findings.filter((finding) => finding.field === field && levels.includes(finding.level));
  const setPeriod = (controllerPeriodS: number | undefined) => {
    const isValid = controllerPeriodS === undefined || controllerPeriodS >= 1;
    const proposed = proposedTimeoutS(circuit, controllerPeriodS);
    if (isValid) setControl({ controllerPeriodS, ...(proposed === null ? {} : { timeoutS: proposed }) });
  };
  // The sums are shown worked out also where they fit.
  const failsafe = findings.filter(
    ({ rule, field, level }) => field === 'failsafeA' && (level !== 'pass' || rule === 'failsafe-sum-fits'),
  );
  return (
    <section className="nx-job-group">
      <h2>{t('control.title')}</h2>
      <div className="nx-job-pair">
        <div className="nx-stack">
          <ControlNumber
            field="controllerPeriodS"
            label={t('control.period')}
            hint={t('control.periodHint')}
            unit="s"
            findings={of('controllerPeriodS', 'refuse')}
            onChange={setPeriod}
          />
        </div>
        <div className="nx-stack">
          <ControlNumber
            field="timeoutS"
            label={t('control.timeout')}
            hint={t('control.timeoutHint', { max: format.seconds(longestTimeoutS(circuit)) })}
            unit="s"
            isWhole
            findings={of('timeoutS', 'refuse', 'warn')}
            onChange={(timeoutS) => setControl({ timeoutS })}
          />
        </div>
      </div>
      <FallbackCurrent
        field="failsafeA"
        label={t('control.failsafe')}
        hint={t('control.failsafeHint')}
        findings={failsafe}
      />
      <ControlNumber
        field="modbusPort"
        label={t('control.port')}
        hint={t('control.portHint')}
        unit=""
        isWhole
        findings={of('modbusPort', 'refuse')}
        onChange={(modbusPort) => setControl({ modbusPort: modbusPort === 0 ? undefined : modbusPort })}
      />
    </section>
  );
};
