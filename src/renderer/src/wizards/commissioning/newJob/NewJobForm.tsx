import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorSummary, type FieldError } from '#renderer/ui/ErrorSummary.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useEnterIsNext } from '#renderer/wizards/commissioning/model/useEnterIsNext.ts';
import type { JobKind, JobSummary } from '#shared/contract/jobs.ts';
import { NextChargerQuestions } from './NextChargerQuestions.tsx';
import { PersonQuestion } from './PersonQuestion.tsx';
import { SiteQuestion } from './SiteQuestion.tsx';
import { useNewJob } from './useNewJob.ts';
import { NEW_SITE, useSiteChoice } from './useSiteChoice.ts';

/** Who, where, which socket; for the next one like this also which charger and its PIN. */
export const NewJobForm = ({ kind, like }: { kind: JobKind; like: JobSummary | null }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const form = useRef<HTMLFormElement>(null);
  const site = useSiteChoice(like?.siteId ?? null);
  const { person, setPerson, socketLabel, setSocketLabel, create } = useNewJob(kind, like?.id ?? null, site);
  const [charger, setCharger] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [hasTried, setTried] = useState(false);
  useEnterIsNext(form);
  const needsQualification = kind === 'load-balancing';
  const missing: readonly (FieldError | false)[] = [
    person.name.trim() === '' && { fieldId: 'job-personName', message: t('newJob.needsName') },
    needsQualification &&
      person.qualification.trim() === '' && {
        fieldId: 'job-qualification',
        message: t('newJob.needsQualification'),
      },
    site.siteId === NEW_SITE &&
      site.name.trim() === '' && { fieldId: 'job-siteName', message: t('newJob.needsSite') },
    like !== null && charger === null && { fieldId: 'job-pin', message: t('newJob.needsCharger') },
    like !== null && pin.length < 4 && { fieldId: 'job-pin', message: t('newJob.needsPin') },
    socketLabel.trim() === '' && { fieldId: 'job-socket', message: t('newJob.needsSocket') },
  ];
  const errors = missing.filter((each) => each !== false);
  const errorOf = (id: string) =>
    hasTried ? (errors.find(({ fieldId }) => fieldId === id)?.message ?? null) : null;
  const submit = () => {
    setTried(true);
    if (errors.length > 0 || create.isRunning) return;
    void create.run(like === null || charger === null ? null : { target: `ble:${charger}`, pin });
  };
  const who = (
    <PersonQuestion
      person={person}
      onChange={setPerson}
      errors={{ name: errorOf('job-personName'), qualification: errorOf('job-qualification') }}
    />
  );
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
        {like === null ? (
          <>
            <section className="nx-stack">
              <h2>{t('newJob.who')}</h2>
              {who}
            </section>
            <section className="nx-stack">
              <h2>{t('newJob.where')}</h2>
              <div className="nx-job-pair">
                <SiteQuestion site={site} error={errorOf('job-siteName')} />
                {socket}
              </div>
            </section>
          </>
        ) : (
          <NextChargerQuestions name={charger} onChoose={setCharger} pin={pin} onPin={setPin}>
            {socket}
          </NextChargerQuestions>
        )}
        {like === null ? null : (
          <details className="nx-job-fold" open={errorOf('job-personName') !== null}>
            <summary>{t('newJob.change')}</summary>
            <div>
              {who}
              <div className="nx-job-pair">
                <SiteQuestion site={site} error={errorOf('job-siteName')} />
              </div>
            </div>
          </details>
        )}
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
