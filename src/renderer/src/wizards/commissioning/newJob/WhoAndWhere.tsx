import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Person, site and socket; folded away for the next one like this, whose socket is asked for beside its PIN. */
export const WhoAndWhere = (props: {
  who: ReactNode;
  where: ReactNode;
  socket: ReactNode;
  isOpen: boolean;
}) => {
  const { t } = useTranslation('wizard');
  if (props.socket === null) {
    return (
      <details className="nx-job-fold" open={props.isOpen}>
        <summary>{t('newJob.change')}</summary>
        <div>
          {props.who}
          <div className="nx-job-pair">{props.where}</div>
        </div>
      </details>
    );
  }
  return (
    <>
      <section className="nx-stack">
        <h2>{t('newJob.who')}</h2>
        {props.who}
      </section>
      <section className="nx-stack">
        <h2>{t('newJob.where')}</h2>
        <div className="nx-job-pair">
          {props.where}
          {props.socket}
        </div>
      </section>
    </>
  );
};
