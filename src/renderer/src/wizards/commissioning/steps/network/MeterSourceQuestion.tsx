import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';

/** What measures the house: a meter on the network, or clamps at the charger. */
export const MeterSourceQuestion = () => {
  const { t } = useTranslation('wizard');
  const { answers, setControl } = useJob();
  return (
    <Choice
      id={fieldId('meterSource')}
      label={t('ownMeter.source')}
      value={answers.control.meterSource ?? null}
      options={[
        {
          value: 'modbus-meter' as const,
          label: t('ownMeter.modbus'),
          reason: t('ownMeter.modbusReason'),
        },
        { value: 'ct-clamp' as const, label: t('ownMeter.clamp'), reason: t('ownMeter.clampReason') },
      ]}
      onChange={(meterSource) => setControl({ meterSource })}
    />
  );
};
