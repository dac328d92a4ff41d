import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { SocketVerdict } from '#renderer/socketTest/SocketVerdict.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import '#renderer/ui/VerdictBanner.css';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { leavesBluetooth } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import type { JobView } from '#shared/contract/jobs.ts';
import { BackEndDone } from './BackEndDone.tsx';
import { ToBackEnd } from './ToBackEnd.tsx';

/** In one word what became of the charger. */
const ResultBanner = (props: { result: NonNullable<JobView['result']>; isBackEnd: boolean }) => {
  const { t } = useTranslation(['wizard', 'common', 'ocppJob']);
  const { result } = props;
  return (
    <div className={`nx-verdict nx-verdict-${result === 'commissioned' ? 'good' : 'neutral'}`}>
      {statusSign('good', 72)}
      <div>
        <div className="nx-verdict-word">{t(`common:job.result.${result}`)}</div>
        <p>{props.isBackEnd ? t(`ocppJob:done.${result}`) : t(`done.${result}`)}</p>
      </div>
    </div>
  );
};

/** Configured or commissioned, what is not settled, what the charger does now, and where to go from here. */
export const HandedOver = () => {
  const { t } = useTranslation(['wizard', 'common', 'socket', 'charger-rules', 'ocppJob']);
  const format = useFormat();
  const navigate = useNavigate();
  const { job, answers } = useJob();
  const { result, openPoints } = job;
  const isSteered = answers.control.who === 'other-controller' && leavesBluetooth(job, answers.control.who);
  return (
    <StepFrame
      isWide
      secondary={
        <>
          <Link to="/log" search={{ job: job.id }} className="nx-button">
            {t('done.log')}
          </Link>
          <ToBackEnd />
          <Link
            to="/job/new/$kind"
            params={{ kind: job.kind }}
            search={{ like: job.id }}
            className="nx-button"
          >
            {t('done.nextLikeThis')}
          </Link>
        </>
      }
      primary={{ label: t('toStart'), onPress: () => void navigate({ to: '/' }) }}
    >
      {result === null ? (
        <NoticePanel>{t('done.discarded')}</NoticePanel>
      ) : (
        <ResultBanner result={result} isBackEnd={job.kind === 'ocpp'} />
      )}
      {isSteered && job.written.doorsClosed ? (
        <NoticePanel title={t('done.failsafeTitle')}>
          {t('done.failsafe', {
            current: format.amps(answers.control.failsafeA ?? 6),
            address: job.modbusAddress?.replace(/\/\d+$/, '') ?? '–',
          })}
        </NoticePanel>
      ) : null}
      {openPoints.length === 0 ? null : (
        <section className="nx-stack">
          <h2>{t('review.level.open-point', { count: openPoints.length })}</h2>
          <FieldNotes findings={openPoints} />
        </section>
      )}
      <BackEndDone />
      {job.socket === null ? null : (
        <section className="nx-stack">
          <h2>{t('socket:title')}</h2>
          <SocketVerdict result={job.socket.result} />
        </section>
      )}
      {job.kind === 'ocpp' ? null : <p className="nx-muted">{t('done.notReport')}</p>}
    </StepFrame>
  );
};
