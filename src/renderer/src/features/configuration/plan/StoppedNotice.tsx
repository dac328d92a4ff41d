import { useTranslation } from 'react-i18next';
import type { Writing } from './useWriting.ts';

/** Says that the writing was stopped by whoever sits here. */
export const StoppedNotice = ({ writing }: { writing: Writing }) => {
  const { t } = useTranslation('configuration');
  return writing.isStopped ? (
    <p className="nx-card" role="status">
      {t('write.stopped')}
    </p>
  ) : null;
};
