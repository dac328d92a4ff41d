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
import { emptyTarget, useTargetCheck } from '#renderer/features/ocpp/target/useTargetCheck.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import type { ProbeRung } from '#shared/domain/ocpp/probeCauses.ts';
import type { BackendAnswers } from '#shared/domain/ocppJob/backendAnswers.ts';
import { ClientCertificate } from './ClientCertificate.tsx';
import { ClockAndCertificate } from './ClockAndCertificate.tsx';
import { freshMore, HowFar } from './HowFar.tsx';
import { clockOf } from './probeInputs.ts';
import { useProbe } from './useProbe.ts';

/** Without a word in the name of the charger nobody knows whether it is accepted. */
const outcomeOf = ({ ok, reached }: { ok: boolean; reached: ProbeRung | null }) =>
  ok ? (reached === 'claim' || reached === 'idle' ? 'good' : 'goodSoFar') : 'bad';

/** From this computer towards a real back end, without being the charger. */
export const ProbePage = () => {
  const { t } = useTranslation(['backEnd', 'presets']);
  const isPractice = usePracticeState()?.kind === 'running';
  const [target, setTarget] = useState(emptyTarget);
  const [presetId, setPresetId] = useState<string>();
  const presets = usePresets(isPractice);
  const [key, setKey] = useState('');
  const [more, setMore] = useState(freshMore);
  const [isComplaining, setComplaining] = useState(false);
  const check = useTargetCheck(target, { isPractice });
  const probe = useProbe();
  const stepsOf = useProbeSteps();
  const go = () => {
    setComplaining(true);
    void probe.run({
      url: target.url.slice(0, 10_000),
      identity: target.identity.slice(0, 10_000),
      profile: target.profile,
      key: key === '' ? null : key,
      caPem: more.ca?.pem ?? null,
      client: target.profile === 3 ? more.client.map(({ source }) => source) : null,
      clockMs: clockOf(more.clock, more.clockText),
      claim: more.claim,
      idleS: more.claim && more.isIdle ? 75 : 0,
      isPractice,
    });
  };
  const takePreset = ({ presetId: id, url, profile, caPem }: Partial<BackendAnswers>) => {
    setTarget((now) => ({ ...now, url: url ?? now.url, profile: profile ?? now.profile }));
    if (id === undefined) return;
    setPresetId(id);
    setMore((now) => ({
      ...now,
      ca: caPem === undefined ? null : { name: t('presets:caName'), pem: caPem },
    }));
  };
  const hasResult = probe.isRunning || probe.rungs.length > 0;
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
          <>
            <PresetQuestion presets={presets} presetId={presetId} url={target.url} onAnswers={takePreset} />
            <TargetFields value={target} check={check} onChange={setTarget} isComplaining={isComplaining} />
            <KeyField value={key} onChange={setKey} />
            <ClockAndCertificate value={more} onChange={setMore} />
            {target.profile === 3 ? <ClientCertificate value={more} onChange={setMore} /> : null}
            <HowFar value={more} identity={check.identity} onChange={setMore} />
          </>
        }
        right={
          <div className="nx-stack">
            <BridgeErrorPanel error={probe.error} />
            {hasResult ? (
              <Ladder label={t('probe.ladder')} steps={stepsOf(probe.rungs)} />
            ) : (
              <EmptyState title={t('probe.none')}>{t('probe.noneText')}</EmptyState>
            )}
          </div>
        }
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
