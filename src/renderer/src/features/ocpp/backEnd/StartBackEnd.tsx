import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { AuthorityFile } from '#renderer/features/ocpp/target/AuthorityFile.tsx';
import { KeyField } from '#renderer/features/ocpp/target/KeyField.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';
import type { BackEndInterface, BackEndProfile } from '#shared/domain/ocppBackEnd/backEndState.ts';
import { freshForm, readForm, type StartForm, type StartProblem } from './startForm.ts';

const profiles = ['0', '1', '2', '3'] as const;
const minutes = ['15', '60', '240', '1440'] as const;
const modes = ['report', 'enforce'] as const;

interface FormProps {
  readonly form: StartForm;
  readonly change: (part: Partial<StartForm>) => void;
  readonly has: (problem: StartProblem) => boolean;
}

const Where = ({ form, change, has, known }: FormProps & { known: readonly BackEndInterface[] }) => {
  const { t } = useTranslation('backEnd');
  return (
    <>
      <SelectField
        label={t('start.host')}
        hint={t('start.hostHint')}
        error={has('host') ? t('start.hostMissing') : null}
        value={form.host}
        options={known.map(({ name, address, isLoopback }) => ({
          value: address,
          label: isLoopback ? t('start.loopback', { address }) : `${address} (${name})`,
        }))}
        onChange={(host) => change({ host })}
      />
      <TextField
        label={t('start.port')}
        hint={t('start.portHint')}
        error={has('port') ? t('start.portBad') : null}
        inputMode="numeric"
        value={form.port}
        onChange={(port) => change({ port })}
      />
    </>
  );
};

const Who = ({ form, change, has }: FormProps) => {
  const { t } = useTranslation('backEnd');
  return (
    <>
      <Choice
        label={t('target.profile')}
        value={String(form.profile)}
        options={profiles.map((value) => ({
          value,
          label: t(`profile.${value}`),
          reason: t(`start.profileReason.${value}`),
        }))}
        onChange={(profile) => change({ profile: Number(profile) as BackEndProfile })}
      />
      {form.profile === 3 ? (
        // Without a file those this computer issues in a job.
        <AuthorityFile
          label={t('start.clientCa')}
          hint={t('start.clientCaHint')}
          value={form.clientCa}
          onChange={(clientCa) => change({ clientCa })}
        />
      ) : null}
      {form.profile === 0 || form.profile === 3 ? null : (
        <div className="nx-ocpp-field">
          {has('key') ? <p className="nx-field-error">{t('start.keyBad')}</p> : null}
          <KeyField canGenerate value={form.key} onChange={(key) => change({ key })} />
        </div>
      )}
      <TextField
        label={t('start.identities')}
        hint={t('start.identitiesHint')}
        error={has('identities') ? t('start.identitiesBad') : null}
        value={form.identities}
        onChange={(identities) => change({ identities })}
      />
    </>
  );
};

const More = ({ form, change, has }: FormProps) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  return (
    <details className="nx-ocpp-more" open={has('heartbeatS') || undefined}>
      <summary>{t('start.more')}</summary>
      <div className="nx-stack">
        <SelectField
          label={t('start.minutes')}
          hint={t('start.minutesHint')}
          value={form.minutes}
          options={minutes.map((value) => ({ value, label: format.duration(Number(value) * 60) }))}
          onChange={(chosen) => change({ minutes: chosen })}
        />
        <TextField
          label={t('start.heartbeat')}
          hint={t('start.heartbeatHint')}
          error={has('heartbeatS') ? t('start.heartbeatBad') : null}
          inputMode="numeric"
          value={form.heartbeatS}
          onChange={(heartbeatS) => change({ heartbeatS })}
        />
        <Choice
          label={t('start.mode')}
          value={form.mode}
          options={modes.map((value) => ({
            value,
            label: t(`mode.${value}.label`),
            reason: t(`mode.${value}.reason`),
          }))}
          onChange={(mode) => change({ mode })}
        />
      </div>
    </details>
  );
};

/** Practice chargers reach only this computer, real ones never do. */
const usualHost = (known: readonly BackEndInterface[], isPractice: boolean): string =>
  known.find(({ isLoopback }) => isLoopback === isPractice)?.address ?? known[0]?.address ?? '';

/** Where it listens, with which profile, for whom; then the start. */
export const StartBackEnd = ({ isStarting }: { isStarting: boolean }) => {
  const { t } = useTranslation('backEnd');
  const isPractice = usePracticeState()?.kind === 'running';
  const known = useQuery({ queryKey: ['backEnd', 'interfaces'], queryFn: () => api.backEnd.interfaces() });
  const [typed, setTyped] = useState(freshForm);
  const [problems, setProblems] = useState<readonly StartProblem[]>([]);
  const form = { ...typed, host: typed.host || usualHost(known.data ?? [], isPractice) };
  const start = useAction(api.backEnd.start);
  const props: FormProps = {
    form,
    change: (part) => setTyped({ ...typed, ...part }),
    has: (problem) => problems.includes(problem),
  };
  const go = () => {
    const read = readForm(form);
    setProblems('problems' in read ? read.problems : []);
    if ('options' in read) void start.run(read.options);
  };
  return (
    <>
      <BridgeErrorPanel error={start.error} />
      <TwoColumns
        narrow="right-last"
        left={
          <>
            <Where {...props} known={known.data ?? []} />
            <Who {...props} />
            <More {...props} />
          </>
        }
        right={
          <NoticePanel title={t('start.effects.title')}>
            <ul className="nx-ocpp-list">
              <li>{t('start.effects.queue')}</li>
              <li>{t('start.effects.heartbeat')}</li>
              <li>{t('start.effects.network')}</li>
            </ul>
          </NoticePanel>
        }
      />
      <PrimaryBar
        primary={
          <Button kind="primary" busy={start.isRunning || isStarting} onClick={go}>
            {t('start.go')}
          </Button>
        }
      />
    </>
  );
};
