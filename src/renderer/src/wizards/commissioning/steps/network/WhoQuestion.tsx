import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { proposedTimeoutS } from '#shared/domain/controlFindings.ts';
import { factoryCurrentA } from '#shared/domain/desired.ts';
import type { ControlAnswers } from '#shared/domain/jobAnswers.ts';
import { longestTimeoutS } from '#shared/domain/longestTimeout.ts';

type Who = NonNullable<ControlAnswers['who']>;

/** How often this program refreshes a set-point, unless the plan of the site says otherwise. */
const ownPeriodS = 5;
const usualReserveA = 2;
const usualMeterPort = 502;

/** The first question of load balancing: who sets the current from tomorrow on. */
export const WhoQuestion = () => {
  const { t } = useTranslation('wizard');
  const { job, answers, setControl, setNetwork } = useJob();
  const { limit } = useCircuit();
  const choose = (who: Who) => {
    if (who === 'nobody') {
      setControl({ who });
      return;
    }
    const { control, circuit, network } = answers;
    const port = job.asFound?.values['modbus.port'];
    const modbusPort = control.modbusPort ?? (typeof port === 'number' ? port : undefined);
    const lowestA = Math.min(factoryCurrentA, Math.max(limit.limitA, 0));
    const { mainBreakerA } = circuit;
    if (who === 'own-meter')
      setControl({
        ...{ who, modbusPort },
        meterPort: control.meterPort ?? usualMeterPort,
        meterUnit: control.meterUnit ?? 1,
        meterProfile: control.meterProfile ?? 1,
        houseFuseA: control.houseFuseA ?? (typeof mainBreakerA === 'number' ? mainBreakerA : undefined),
        reserveA: control.reserveA ?? usualReserveA,
        meterLossA: control.meterLossA ?? lowestA,
        meterTimeoutS: control.meterTimeoutS ?? longestTimeoutS(circuit),
      });
    else {
      const controllerPeriodS =
        control.controllerPeriodS ?? (who === 'this-program' ? ownPeriodS : undefined);
      setControl({
        ...{ who, modbusPort, controllerPeriodS },
        // Why: docs/decisions/0016.
        laterChanges: who === 'this-program' ? 'allowed' : 'not-allowed',
        timeoutS: control.timeoutS ?? proposedTimeoutS(circuit, controllerPeriodS) ?? undefined,
        failsafeA: control.failsafeA ?? lowestA,
      });
    }
    if (network.ipMode === undefined) setNetwork({ ipMode: 'dhcp' });
  };
  // What load balancing is for most of the time; another answer is one press away.
  const proposed = useRef(false);
  useEffect(() => {
    if (proposed.current || answers.control.who !== undefined) return;
    proposed.current = true;
    choose('other-controller');
  });
  return (
    <section className="nx-job-group">
      <Choice<Who>
        id={fieldId('who')}
        label={t('who.label')}
        value={answers.control.who ?? null}
        options={[
          { value: 'other-controller', label: t('who.other-controller'), reason: t('who.otherReason') },
          { value: 'nobody', label: t('who.nobody'), reason: t('who.nobodyReason') },
          { value: 'own-meter', label: t('who.own-meter'), reason: t('who.meterReason') },
          { value: 'this-program', label: t('who.this-program'), reason: t('who.programReason') },
        ]}
        onChange={choose}
      />
    </section>
  );
};
