import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { usePracticeCharger } from '#renderer/wizards/commissioning/model/usePracticeCharger.ts';

/** The PIN with the attempts that are left, shown before it is sent. */
export const PinQuestion = ({ pin, onChange }: { pin: string; onChange: (pin: string) => void }) => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { access } = useJob().job.connection;
  const practice = usePracticeCharger();
  const isBlocked = access?.state === 'blocked';
  return (
    <div className="nx-stack">
      <PinField
        id="job-pin"
        label={t('pin.label')}
        value={pin}
        onChange={onChange}
        autoFocus
        hint={
          access === null
            ? undefined
            : isBlocked
              ? t('pin.blocked', { time: format.duration(access.blockedSeconds) })
              : t('pin.attempts', { count: access.attemptsLeft })
        }
      />
      {practice === null ? null : (
        <NoticePanel action={<Button onClick={() => onChange(practice.pin)}>{t('pin.fillIn')}</Button>}>
          {t('pin.practice', { pin: practice.pin })}
        </NoticePanel>
      )}
    </div>
  );
};
