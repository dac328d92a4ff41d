import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { proposedTimeoutS } from '#shared/domain/controlFindings.ts';
import { factoryCurrentA } from '#shared/domain/desired.ts';

type Who = 'other-controller' | 'nobody' | 'own-meter' | 'this-program';

/** The first question of load balancing: who sets the current from tomorrow on. */
export const WhoQuestion = () => {
  const { t } = useTranslation('wizard');
  const { job, answers, setControl, setNetwork } = useJob();
  const { limit } = useCircuit();
  const choose = (who: Who) => {
    if (who === 'nobody') setControl({ who });
    if (who !== 'other-controller') return;
    const { control, circuit, network } = answers;
    const port = job.asFound?.values['modbus.port'];
    setControl({
      who,
      timeoutS: control.timeoutS ?? proposedTimeoutS(circuit, control.controllerPeriodS) ?? undefined,
      failsafeA: control.failsafeA ?? Math.min(factoryCurrentA, Math.max(limit.limitA, 0)),
      modbusPort: control.modbusPort ?? (typeof port === 'number' ? port : undefined),
    });
    if (network.ipMode === undefined) setNetwork({ ipMode: 'dhcp' });
  };
  // What load balancing is for most of the time; another answer is one press away.
  const proposed = useRef(false);
  useEffect(() => {
    if (proposed.current || answers.control.who !== undefined) return;
    proposed.current = true;
    choose('other-controller');
  });
  const coming = t('who.coming');
  return (
    <section className="nx-job-group">
      <Choice<Who>
        id={fieldId('who')}
        label={t('who.label')}
        value={answers.control.who ?? null}
        options={[
          { value: 'other-controller', label: t('who.other-controller'), reason: t('who.otherReason') },
          { value: 'nobody', label: t('who.nobody'), reason: t('who.nobodyReason') },
          { value: 'own-meter', label: t('who.own-meter'), reason: coming, disabled: true },
          { value: 'this-program', label: t('who.this-program'), reason: coming, disabled: true },
        ]}
        onChange={choose}
      />
    </section>
  );
};
