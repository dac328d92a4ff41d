import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** Before the installation, leaving the page ends the update, so it is asked first. */
export const UpdateLeaveGuard = ({ isActive }: { isActive: boolean }) => {
  const { t } = useTranslation('firmware');
  const blocker = useBlocker({
    shouldBlockFn: () => isActive,
    enableBeforeUnload: isActive,
    disabled: !isActive,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={t('leave.title')} isOpen onClose={blocker.reset}>
      <div className="nx-stack">
        <p>{t('leave.text')}</p>
        <div className="nx-row">
          <Button kind="primary" onClick={blocker.reset}>
            {t('leave.stay')}
          </Button>
          <Button onClick={blocker.proceed}>{t('leave.leave')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
