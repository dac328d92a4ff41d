import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { ValueList } from '#renderer/ui/ValueList.tsx';
import type { AppliedView } from '#shared/contract/configuration.ts';

/** What an earlier state had and nobody can bring back, each with its reason. */
export const NotRestorable = ({ rows }: { rows: AppliedView['notRestorable'] }) => {
  const { t } = useTranslation('configuration');
  const describe = useDescribePoint();
  if (rows.length === 0) return null;
  return (
    <section className="nx-stack" aria-labelledby="conf-not-restorable">
      <h2 id="conf-not-restorable">{t('rollback.notRestorable')}</h2>
      <ValueList
        className="nx-conf-reasons"
        rows={rows.map(({ point, reason }) => [describe.label(point), t(`rollback.reason.${reason}`), point])}
      />
    </section>
  );
};
