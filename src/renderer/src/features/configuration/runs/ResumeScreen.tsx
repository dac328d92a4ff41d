import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { LeaveGuard } from '#renderer/features/configuration/plan/LeaveGuard.tsx';
import { NewPinFields } from '#renderer/features/configuration/plan/NewPinFields.tsx';
import { StoppedNotice } from '#renderer/features/configuration/plan/StoppedNotice.tsx';
import { useWriting } from '#renderer/features/configuration/plan/useWriting.ts';
import { WriteProgress } from '#renderer/features/configuration/plan/WriteProgress.tsx';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import type { AppliedView, RunView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { ResumeBar } from './ResumeBar.tsx';
import { RunSteps } from './RunSteps.tsx';

interface ResumeScreenProps {
  readonly run: RunView;
  readonly device: DeviceView;
  readonly seen: PointValues;
  readonly onBack: () => void;
  readonly onDone: (applied: AppliedView) => void;
}

/** Goes on with a run that broke off, from what the charger has now. Secrets were kept nowhere, so they are asked for. */
export const ResumeScreen = (props: ResumeScreenProps) => {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const describe = useDescribePoint();
  const { run, device, seen } = props;
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [newPin, setNewPin] = useState<string | null>(null);
  const writing = useWriting(props.onDone);
  const closes = device.door === 'bluetooth' && run.steps.includes('doors');
  const needsPin = closes && device.access.pinIsFactory && newPin === null;
  const isReady = !needsPin && run.secretNames.every((name) => (secrets[name] ?? '') !== '');
  const resume = () =>
    void writing.runStream((signal) =>
      api.configuration.resume({ runId: run.id, deviceId: device.id, newPin, secrets }, { signal }),
    );
  return (
    <>
      <LeaveGuard isActive={writing.isRunning} />
      <h2>{t('resume.title', { time: format.dateTime(run.createdAtMs) })}</h2>
      <p>{t('resume.text')}</p>
      <RunSteps steps={run.steps} begun={run.stepsBegun} />
      <BridgeErrorPanel error={writing.error} />
      <StoppedNotice writing={writing} />
      {writing.isRunning ? (
        <WriteProgress steps={run.steps} progress={writing.progress} onCancel={writing.cancel} />
      ) : (
        <>
          {run.secretNames.map((name) => (
            <div key={name} className="nx-narrow">
              <SecretField
                id={`resume-${name}`}
                label={describe.label(name)}
                hint={t('resume.secret')}
                value={secrets[name] ?? ''}
                onChange={(secret) => setSecrets((now) => ({ ...now, [name]: secret }))}
              />
            </div>
          ))}
          {closes && device.access.pinIsFactory ? (
            <NewPinFields
              action={t('newPin.use')}
              busy={false}
              isChosen={newPin !== null}
              onChosen={setNewPin}
            />
          ) : null}
          <ResumeBar
            {...{ run, seen, isReady }}
            closesBluetooth={closes}
            onBack={props.onBack}
            onResume={resume}
          />
        </>
      )}
    </>
  );
};
