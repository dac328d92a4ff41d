import { useTranslation } from 'react-i18next';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { useFleetState } from '#renderer/features/fleet/model/fleetStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';

/** The PIN the practice chargers of the table share; it is no secret. */
export const PracticePin = ({ pin, onFill }: { pin: string; onFill: (pin: string) => void }) => {
  const { t } = useTranslation(['fleet', 'wizard']);
  const practice = usePracticeState();
  const { table } = useFleetState();
  if (practice?.kind !== 'running') return null;
  const rows = table?.preview.rows ?? [];
  const serials = new Set(rows.map(({ serial }) => serial));
  const pins = new Set(practice.chargers.flatMap((each) => (serials.has(each.serial) ? [each.pin] : [])));
  const [shared] = pins;
  if (pins.size !== 1 || shared === undefined || shared === pin) return null;
  return (
    <NoticePanel action={<Button onClick={() => onFill(shared)}>{t('wizard:pin.fillIn')}</Button>}>
      {t('options.practicePin', { pin: shared })}
    </NoticePanel>
  );
};
