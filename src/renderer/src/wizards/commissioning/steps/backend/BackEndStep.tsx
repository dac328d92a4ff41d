import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type PresetsInHand, usePresets } from '#renderer/features/ocpp/presets/usePresets.ts';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import {
  answeredOnly,
  type BackEndInHand,
  type FieldFinding,
  useBackEndAnswers,
} from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { BackEndSummary, toSummary } from './BackEndSummary.tsx';
import { Certificates } from './Certificates.tsx';
import { KeepPreset } from './KeepPreset.tsx';
import { KeyQuestion } from './KeyQuestion.tsx';
import { LaptopTarget, useInterface } from './LaptopTarget.tsx';
import { MoreQuestions } from './MoreQuestions.tsx';
import { OperatorTarget } from './OperatorTarget.tsx';
import { ProbeSection } from './ProbeSection.tsx';
import { ProfileQuestion } from './ProfileQuestion.tsx';
import { type KeyInHand, useKey } from './useKey.ts';
import { useLocalBackEnd } from './useLocalBackEnd.ts';
import { useMeetsBalancing } from './useMeetsBalancing.ts';
import { WhereQuestion } from './WhereQuestion.tsx';

/** The findings to show: those about an answer at once, those about a missing one once somebody wanted to go on. */
const inView = (backEnd: BackEndInHand, wantedOn: boolean): BackEndInHand => {
  const findings = wantedOn ? backEnd.findings : answeredOnly(backEnd.findings);
  return { ...backEnd, findings, of: (field) => findings.filter((finding) => finding.field === field) };
};

/** What wants the person's word; another warning than the confirmed ones asks again. */
const warnedOf = (findings: readonly FieldFinding[]): string =>
  findings
    .filter(({ severity, code }) => severity === 'warn' && code !== 'security-lowered')
    .map(({ code, params }) => `${code} ${JSON.stringify(params)}`)
    .join();

/** The way on: not past a finding that blocks, nor past a warning nobody has confirmed. */
const useGoingOn = (backEnd: BackEndInHand, keyInHand: KeyInHand) => {
  const { goTo } = useJob();
  const [wantedOn, setWantedOn] = useState(false);
  const shown = inView(backEnd, wantedOn);
  const [confirmed, confirm] = useState<string | null>(null);
  const isBlocked = backEnd.findings.some(
    ({ code, severity }) =>
      severity === 'block' || (code === 'security-lowered' && backEnd.backend.acceptsLowerProfile !== true),
  );
  const warned = warnedOf(backEnd.findings);
  const next = async () => {
    if (isBlocked || (warned !== '' && confirmed !== warned)) {
      flushSync(() => setWantedOn(true));
      toSummary();
      return;
    }
    if ((await keyInHand.give.run()) !== null) await goTo('network');
  };
  return { shown, warned, confirmed, confirm, next };
};

/** A back end of somebody else: everything the charger has to know of it is asked. */
const OperatorQuestions = (props: {
  backEnd: BackEndInHand;
  shown: BackEndInHand;
  keyInHand: KeyInHand;
  presets: PresetsInHand;
}) => {
  const { backEnd, shown, keyInHand, presets } = props;
  const { profile } = backEnd;
  return (
    <>
      <OperatorTarget backEnd={shown} presets={presets} />
      <ProfileQuestion backEnd={shown} />
      {profile === 1 || profile === 2 ? (
        <KeyQuestion keyInHand={keyInHand} findings={shown.of('key')} />
      ) : null}
      {profile >= 2 ? <Certificates backEnd={shown} /> : null}
      <ProbeSection backEnd={backEnd} keyForProbe={keyInHand.forProbe} />
      <MoreQuestions backEnd={shown} />
      <KeepPreset backEnd={backEnd} presets={presets} />
    </>
  );
};

/** Where the charger is to connect, as whom, how securely; checked while it is typed. */
export const BackEndStep = () => {
  // All words of the step at once: an answer must not wait for those of the questions behind it.
  const { t } = useTranslation(['ocppJob', 'common', 'ocpp', 'backEnd', 'presets']);
  const { job } = useJob();
  const presets = usePresets(job.site.practice);
  const keyInHand = useKey();
  const backEnd = useBackEndAnswers(keyInHand.typed);
  const local = useLocalBackEnd();
  const at = useInterface(local);
  const beside = useMeetsBalancing();
  const { shown, warned, confirmed, confirm, next } = useGoingOn(backEnd, keyInHand);
  const { where } = backEnd.backend;
  // The test back end brings its own address, key and certificate: they are there once it runs.
  const needsServing = where === 'this-laptop' && !local.isServing;
  const identityIsFine =
    backEnd.backend.identity !== undefined &&
    backEnd.of('identity').every(({ severity }) => severity !== 'block');
  const start = () => {
    if (at.host !== null) void local.serve.run(at.host);
  };
  return (
    <StepFrame
      primary={
        needsServing
          ? {
              label: t('laptop.start'),
              onPress: start,
              busy: local.serve.isRunning,
              disabled: at.host === null || !identityIsFine,
            }
          : {
              label: t('common:action.next'),
              onPress: () => void next(),
              busy: keyInHand.give.isRunning,
              disabled: where === undefined,
            }
      }
    >
      {where === undefined || needsServing ? null : (
        <BackEndSummary
          findings={shown.findings}
          isConfirmed={confirmed === warned}
          onConfirm={warned === '' ? null : (isConfirmed) => confirm(isConfirmed ? warned : null)}
        />
      )}
      <FieldNotes findings={beside} />
      <WhereQuestion />
      {where === 'operator' ? (
        <OperatorQuestions backEnd={backEnd} shown={shown} keyInHand={keyInHand} presets={presets} />
      ) : null}
      {where === 'this-laptop' ? (
        <>
          <ProfileQuestion backEnd={shown} />
          <LaptopTarget backEnd={shown} local={local} at={at} />
          <MoreQuestions backEnd={shown} />
        </>
      ) : null}
    </StepFrame>
  );
};
