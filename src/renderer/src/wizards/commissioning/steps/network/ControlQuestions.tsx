import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { useControl } from '#renderer/wizards/commissioning/model/useControl.ts';
import { NumberField } from '#renderer/wizards/commissioning/questions/NumberField.tsx';
import type { Finding } from '#shared/domain/circuit.ts';
import { proposedTimeoutS } from '#shared/domain/controlFindings.ts';
import { longestTimeoutS } from '#shared/domain/longestTimeout.ts';

const USUAL_A = [0, 6, 8, 10, 13, 16] as const;

/** What holds when the controller is gone: after how long, and how much. */
export const ControlQuestions = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { answers, setControl } = useJob();
  const { limit } = useCircuit();
  const findings = useControl();
  const { control, circuit } = answers;
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
          <NumberField
            id={fieldId('controllerPeriodS')}
            label={t('control.period')}
            hint={t('control.periodHint')}
            unit="s"
            value={control.controllerPeriodS}
            onChange={setPeriod}
          />
          <FieldNotes findings={of('controllerPeriodS', 'refuse')} />
        </div>
        <div className="nx-stack">
          <NumberField
            id={fieldId('timeoutS')}
            label={t('control.timeout')}
            hint={t('control.timeoutHint', { max: format.seconds(longestTimeoutS(circuit)) })}
            unit="s"
            isWhole
            value={control.timeoutS}
            onChange={(timeoutS) => setControl({ timeoutS })}
          />
          <FieldNotes findings={of('timeoutS', 'refuse', 'warn')} />
        </div>
      </div>
      <AmpereInput
        id={fieldId('failsafeA')}
        label={t('control.failsafe')}
        hint={t('control.failsafeHint')}
        minA={0}
        maxA={Math.max(limit.limitA, 6)}
        usual={USUAL_A}
        value={control.failsafeA ?? null}
        onChange={(amps) => setControl({ failsafeA: amps ?? undefined })}
      />
      <FieldNotes findings={failsafe} />
      <NumberField
        id={fieldId('modbusPort')}
        label={t('control.port')}
        hint={t('control.portHint')}
        unit=""
        isWhole
        value={control.modbusPort}
        onChange={(modbusPort) => setControl({ modbusPort: modbusPort === 0 ? undefined : modbusPort })}
      />
      <FieldNotes findings={of('modbusPort', 'refuse')} />
    </section>
  );
};
