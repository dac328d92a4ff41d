import { useTranslation } from 'react-i18next';
import { LeaveQuestion } from '#renderer/app/LeaveQuestion.tsx';

/** While something is written: leaving the page stops it after the present step, so it is asked first. */
export const LeaveGuard = ({ isActive }: { isActive: boolean }) => {
  const { t } = useTranslation('configuration');
  return (
    <LeaveQuestion
      isActive={isActive}
      holdsWindow={isActive}
      title={t('write.leaveTitle')}
      stay={{ label: t('write.stay'), kind: 'primary' }}
      leave={{ label: t('write.leave') }}
    >
      <p>{t('write.leaveText')}</p>
    </LeaveQuestion>
  );
};
