import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { Ladder } from '#renderer/features/ocpp/ladder/Ladder.tsx';
import { useProbeSteps } from '#renderer/features/ocpp/ladder/useProbeSteps.ts';
import { PresetQuestion } from '#renderer/features/ocpp/presets/PresetQuestion.tsx';
import { usePresets } from '#renderer/features/ocpp/presets/usePresets.ts';
import { KeyField } from '#renderer/features/ocpp/target/KeyField.tsx';
import { TargetFields } from '#renderer/features/ocpp/target/TargetFields.tsx';
import { useTargetCheck } from '#renderer/features/ocpp/target/useTargetCheck.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import type { ProbeRung } from '#shared/domain/ocpp/probeCauses.ts';
import { ClientCertificate } from './ClientCertificate.tsx';
import { ClockAndCertificate } from './ClockAndCertificate.tsx';
import { HowFar } from './HowFar.tsx';
import { useProbe } from './useProbe.ts';
import { type ProbeForm, useProbeForm } from './useProbeForm.ts';

/** Without a word in the name of the charger nobody knows whether it is accepted. */
const outcomeOf = ({ ok, reached }: { ok: boolean; reached: ProbeRung | null }) =>
  ok ? (reached === 'claim' || reached === 'idle' ? 'good' : 'goodSoFar') : 'bad';

const ProbeQuestions = (props: {
  form: ProbeForm;
  isPractice: boolean;
  check: ReturnType<typeof useTargetCheck>;
  isComplaining: boolean;
}) => {
  const { form, check } = props;
  const { target, more } = form;
  const presets = usePresets(props.isPractice);
  return (
    <>
      <PresetQuestion
        presets={presets}
        presetId={form.presetId}
        url={target.url}
        onAnswers={form.takePreset}
      />
      <TargetFields
        value={target}
        check={check}
        onChange={form.setTarget}
        isComplaining={props.isComplaining}
      />
      <KeyField value={form.key} onChange={form.setKey} />
      <ClockAndCertificate value={more} onChange={form.setMore} />
      {target.profile === 3 ? <ClientCertificate value={more} onChange={form.setMore} /> : null}
      <HowFar value={more} identity={check.identity} onChange={form.setMore} />
    </>
  );
};

/** How far the probe came, rung by rung. */
const Rungs = ({ probe }: { probe: ReturnType<typeof useProbe> }) => {
  const { t } = useTranslation('backEnd');
  const stepsOf = useProbeSteps();
  const hasResult = probe.isRunning || probe.rungs.length > 0;
  return (
    <div className="nx-stack">
      <BridgeErrorPanel error={probe.error} />
      {hasResult ? (
        <Ladder label={t('probe.ladder')} steps={stepsOf(probe.rungs)} />
      ) : (
        <EmptyState title={t('probe.none')}>{t('probe.noneText')}</EmptyState>
      )}
    </div>
  );
};

/** From this computer towards a real back end, without being the charger. */
export const ProbePage = () => {
  const { t } = useTranslation(['backEnd', 'presets']);
  const isPractice = usePracticeState()?.kind === 'running';
  const form = useProbeForm(isPractice);
  const [isComplaining, setComplaining] = useState(false);
  const check = useTargetCheck(form.target, { isPractice });
  const probe = useProbe();
  const go = () => {
    setComplaining(true);
    void probe.run(form.asked());
  };
  return (
    <Screen title={t('probe.title')} lead={t('probe.lead')}>
      {probe.done === null ? null : (
        <VerdictBanner
          verdict={probe.done.ok ? 'pass' : 'fail'}
          reason={t(`probe.${outcomeOf(probe.done)}`)}
        />
      )}
      <TwoColumns
        narrow="right-last"
        left={
          <ProbeQuestions form={form} isPractice={isPractice} check={check} isComplaining={isComplaining} />
        }
        right={<Rungs probe={probe} />}
      />
      <PrimaryBar
        note={probe.isRunning ? t('probe.running') : t('probe.note')}
        primary={
          probe.isRunning ? (
            <Button onClick={probe.cancel}>{t('probe.cancel')}</Button>
          ) : (
            <Button kind="primary" onClick={go}>
              {t('probe.go')}
            </Button>
          )
        }
      />
    </Screen>
  );
};
