import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { ChargerList } from '#renderer/wizards/commissioning/steps/charger/ChargerList.tsx';

/** For the next one like this: which charger, and its PIN. */
export const NextChargerQuestions = (props: {
  name: string | null;
  onChoose: (name: string) => void;
  pin: string;
  onPin: (pin: string) => void;
  /** What stands beside the PIN. */
  children: ReactNode;
}) => {
  const { t } = useTranslation('wizard');
  const practice = usePracticeState();
  const charger =
    practice?.kind === 'running' ? practice.chargers.find(({ name }) => name === props.name) : undefined;
  return (
    <>
      <ChargerList chosen={props.name} onChoose={(row) => props.onChoose(row.name)} />
      <div className="nx-job-pair">
        <PinField id="job-pin" label={t('pin.label')} value={props.pin} onChange={props.onPin} />
        {props.children}
      </div>
      {charger === undefined || props.pin !== '' ? null : (
        <NoticePanel action={<Button onClick={() => props.onPin(charger.pin)}>{t('pin.fillIn')}</Button>}>
          {t('pin.practice', { pin: charger.pin })}
        </NoticePanel>
      )}
    </>
  );
};
