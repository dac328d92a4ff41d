import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { type StartMode, startModes } from '#shared/domain/charger/schedule/whatHappensNext.ts';

/** How a charge begins, with what each way means here. */
export const StartModes = (props: {
  value: StartMode | null;
  /** Undefined for a charger without a card reader. */
  hasCards: boolean;
  onChange: (mode: StartMode) => void;
}) => {
  const { t } = useTranslation('schedule');
  return (
    <Choice
      label={t('mode.title')}
      hint={t('mode.hint')}
      options={startModes.map((mode) => ({
        value: mode,
        label: t(`mode.${mode}.label`),
        reason: mode === 'card' && !props.hasCards ? t('mode.noReader') : t(`mode.${mode}.reason`),
        disabled: mode === 'card' && !props.hasCards && props.value !== 'card',
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
};
