import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** While something is written: leaving the page stops it after the present step, so it is asked first. */
export const LeaveGuard = ({ isActive }: { isActive: boolean }) => {
  const { t } = useTranslation('configuration');
  const blocker = useBlocker({
    shouldBlockFn: () => isActive,
    enableBeforeUnload: isActive,
    disabled: !isActive,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={t('write.leaveTitle')} isOpen onClose={blocker.reset}>
      <div className="nx-stack">
        <p>{t('write.leaveText')}</p>
        <div className="nx-row">
          <Button kind="primary" onClick={blocker.reset}>
            {t('write.stay')}
          </Button>
          <Button onClick={blocker.proceed}>{t('write.leave')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
