import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import type { AppliedView } from '#shared/contract/configuration.ts';

/** What an earlier state had and nobody can bring back, each with its reason. */
export const NotRestorable = ({ rows }: { rows: AppliedView['notRestorable'] }) => {
  const { t } = useTranslation('configuration');
  const describe = useDescribePoint();
  if (rows.length === 0) return null;
  return (
    <section className="nx-stack" aria-labelledby="conf-not-restorable">
      <h2 id="conf-not-restorable">{t('rollback.notRestorable')}</h2>
      <dl className="nx-values nx-conf-reasons">
        {rows.map(({ point, reason }) => (
          <div key={point}>
            <dt>{describe.label(point)}</dt>
            <dd>{t(`rollback.reason.${reason}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
