import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorSummary } from '#renderer/ui/ErrorSummary.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useEnterIsNext } from '#renderer/wizards/commissioning/model/useEnterIsNext.ts';
import type { JobKind, JobSummary } from '#shared/contract/jobs.ts';
import { NextChargerQuestions } from './NextChargerQuestions.tsx';
import { NextWifiPassword } from './NextWifiPassword.tsx';
import { PersonQuestion } from './PersonQuestion.tsx';
import { SiteQuestion } from './SiteQuestion.tsx';
import { useMissing } from './useMissing.ts';
import { useNewJob } from './useNewJob.ts';
import { useSiteChoice } from './useSiteChoice.ts';
import { WhoAndWhere } from './WhoAndWhere.tsx';

/** A charger that is known by its address already, from a job that took it to the network. */
export interface OnNetwork {
  /** `host:port/unit`. */
  readonly address: string;
  readonly fromJobId: string | null;
}

/** Who, where, which socket; for the next one like this also which charger and its PIN. */
export const NewJobForm = ({
  kind,
  like,
  from,
  onNetwork,
}: {
  kind: JobKind;
  like: JobSummary | null;
  from: JobSummary | null;
  onNetwork: OnNetwork | null;
}) => {
  const { t } = useTranslation(['wizard', 'ocppJob']);
  const form = useRef<HTMLFormElement>(null);
  const site = useSiteChoice(like?.siteId ?? from?.siteId ?? null);
  const { person, setPerson, socketLabel, setSocketLabel, create } = useNewJob(kind, like, site, from);
  const [charger, setCharger] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [wifiPassword, setWifiPassword] = useState('');
  const [hasTried, setTried] = useState(false);
  useEnterIsNext(form);
  const next = like === null ? null : { charger, pin };
  const errors = useMissing({ kind, person, site, socketLabel, next });
  const errorOf = (id: string) =>
    hasTried ? (errors.find(({ fieldId }) => fieldId === id)?.message ?? null) : null;
  const submit = () => {
    setTried(true);
    if (errors.length > 0 || create.isRunning) return;
    const onItsWay =
      onNetwork === null ? null : { target: `modbus://${onNetwork.address}`, pin: '', wifiPassword: '' };
    void create.run(charger === null ? onItsWay : { target: `ble:${charger}`, pin, wifiPassword });
  };
  const socket = (
    <TextField
      id="job-socket"
      label={t('newJob.socket')}
      placeholder={t('newJob.socketExample')}
      value={socketLabel}
      maxLength={60}
      error={errorOf('job-socket')}
      onChange={setSocketLabel}
    />
  );
  const who = (
    <PersonQuestion
      person={person}
      onChange={setPerson}
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
        {hasTried ? <ErrorSummary errors={errors} /> : null}
        <BridgeErrorPanel error={create.error} onRetry={submit} />
        {onNetwork === null ? null : (
          <NoticePanel>
            {t('ocppJob:byAddress.handedOver', { address: onNetwork.address.replace(/\/\d+$/, '') })}
          </NoticePanel>
        )}
        {like === null ? null : (
          <NextChargerQuestions name={charger} onChoose={setCharger} pin={pin} onPin={setPin}>
            {socket}
          </NextChargerQuestions>
        )}
        {like === null || kind === 'own-circuit' ? null : (
          <NextWifiPassword likeJobId={like.id} value={wifiPassword} onChange={setWifiPassword} />
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
