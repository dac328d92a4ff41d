import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { useJob } from './model/jobContext.tsx';
import { canUndo } from './model/jobFacts.ts';

/** There as soon as something is in the charger, and as long as Bluetooth is on. */
export const UndoButton = () => {
  const { t } = useTranslation('common');
  const { job, isBusy, showUndo } = useJob();
  if (!job.open || !canUndo(job) || isBusy) return null;
  return (
    <Button icon={<IconArrowBackUp size={20} aria-hidden />} onClick={() => showUndo(true)}>
      {t('action.undo')}
    </Button>
  );
};
