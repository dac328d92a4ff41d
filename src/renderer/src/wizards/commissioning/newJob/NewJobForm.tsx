import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorSummary } from '#renderer/ui/ErrorSummary.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useEnterIsNext } from '#renderer/wizards/commissioning/model/useEnterIsNext.ts';
import type { JobKind } from '#shared/contract/jobs.ts';
import { NextChargerQuestions } from './NextChargerQuestions.tsx';
import { NextWifiPassword } from './NextWifiPassword.tsx';
import { PersonQuestion } from './PersonQuestion.tsx';
import { SiteQuestion } from './SiteQuestion.tsx';
import { type ChargerAhead, type NewJobFormProps, useNewJobForm } from './useNewJobForm.ts';
import { WhoAndWhere } from './WhoAndWhere.tsx';

const SocketQuestion = (props: {
  value: string;
  error: string | null;
  onChange: (label: string) => void;
}) => {
  const { t } = useTranslation('wizard');
  return (
    <TextField
      id="job-socket"
      label={t('newJob.socket')}
      placeholder={t('newJob.socketExample')}
      value={props.value}
      maxLength={60}
      error={props.error}
      onChange={props.onChange}
    />
  );
};

/** For the next one like this: the charger, and what cannot be taken over from the job before. */
const LikeQuestions = (props: {
  kind: JobKind;
  likeJobId: string;
  charger: ChargerAhead;
  /** What stands beside the PIN. */
  children: ReactNode;
}) => {
  const { name, setName, pin, setPin, wifiPassword, setWifiPassword } = props.charger;
  return (
    <>
      <NextChargerQuestions name={name} onChoose={setName} pin={pin} onPin={setPin}>
        {props.children}
      </NextChargerQuestions>
      {props.kind === 'own-circuit' ? null : (
        <NextWifiPassword likeJobId={props.likeJobId} value={wifiPassword} onChange={setWifiPassword} />
      )}
    </>
  );
};

/** Who, where, which socket; for the next one like this also which charger and its PIN. */
export const NewJobForm = (props: NewJobFormProps) => {
  const { t } = useTranslation(['wizard', 'ocppJob']);
  const form = useRef<HTMLFormElement>(null);
  const { kind, like, onNetwork } = props;
  const { site, person, socketLabel, create, errors, errorOf, submit, ...job } = useNewJobForm(props);
  useEnterIsNext(form);
  const socket = (
    <SocketQuestion value={socketLabel} error={errorOf('job-socket')} onChange={job.setSocketLabel} />
  );
  const who = (
    <PersonQuestion
      person={person}
      onChange={job.setPerson}
      errors={{ name: errorOf('job-personName'), qualification: errorOf('job-qualification') }}
    />
  );
  const where = <SiteQuestion site={site} error={errorOf('job-siteName')} />;
  return (
    <form
      ref={form}
      className="nx-job-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="nx-job-narrow">
        {errors === null ? null : <ErrorSummary errors={errors} />}
        <BridgeErrorPanel error={create.error} onRetry={submit} />
        {onNetwork === null ? null : (
          <NoticePanel>
            {t('ocppJob:byAddress.handedOver', { address: onNetwork.address.replace(/\/\d+$/, '') })}
          </NoticePanel>
        )}
        {like === null ? null : (
          <LikeQuestions kind={kind} likeJobId={like.id} charger={job.charger}>
            {socket}
          </LikeQuestions>
        )}
        <WhoAndWhere
          who={who}
          where={where}
          socket={like === null ? socket : null}
          isOpen={errorOf('job-personName') !== null || errorOf('job-qualification') !== null}
        />
      </div>
      <PrimaryBar
        primary={
          <Button kind="primary" type="submit" busy={create.isRunning}>
            {t(like === null ? 'newJob.start' : 'newJob.startLike')}
          </Button>
        }
      />
    </form>
  );
};
