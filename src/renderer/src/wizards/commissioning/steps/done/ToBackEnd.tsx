import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';

/** After load balancing: the same charger, reached at its address, to a back end. */
export const ToBackEnd = () => {
  const { t } = useTranslation('ocppJob');
  const { job } = useJob();
  if (job.kind !== 'load-balancing' || job.modbusAddress === null || !job.written.doorsClosed) return null;
  return (
    <Link
      to="/job/new/$kind"
      params={{ kind: 'ocpp' }}
      search={{ at: job.modbusAddress, from: job.id }}
      className="nx-button"
    >
      {t('done.next')}
    </Link>
  );
};
