import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import type { SettingsWork } from './useSettingsWork.ts';

/** How much was changed, and the way on to the plan; `problem` closes it. */
export const SettingsBar = ({ work, problem }: { work: SettingsWork; problem?: string | undefined }) => {
  const { t } = useTranslation('configuration');
  const { count, canWrite } = work;
  return (
    <PrimaryBar
      back={count === 0 ? undefined : <Button onClick={work.undoAll}>{t('bar.undoAll')}</Button>}
      note={
        <span role="status" className="nx-conf-note">
          {problem ?? t(count === 0 ? 'bar.nothing' : canWrite ? 'bar.notSent' : 'bar.locked')}
        </span>
      }
      primary={
        <Button
          kind="primary"
          disabled={count === 0 || problem !== undefined || !canWrite || work.reading.isRunning}
          onClick={() => work.planEdits()}
        >
          {count === 0 ? t('bar.planNone') : t('bar.plan', { count })}
        </Button>
      }
    />
  );
};
