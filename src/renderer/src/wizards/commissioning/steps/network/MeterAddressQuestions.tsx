import { useTranslation } from 'react-i18next';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { NumberField } from '#renderer/wizards/commissioning/questions/NumberField.tsx';
import type { Finding } from '#shared/domain/circuit.ts';

/** Numbers of meters as the charger knows them: docs/reference-meter.md. */
const PROFILES = [
  { value: '1', label: 'NEXUS Meter' },
  { value: '2', label: 'Janitza UMG 96' },
  { value: '3', label: 'Siemens PAC2200' },
  { value: '4', label: 'Carlo Gavazzi EM24-E1' },
] as const;

/** Where the charger finds its meter on the network, and how it is read. */
export const MeterAddressQuestions = ({ findings }: { findings: readonly Finding[] }) => {
  const { t } = useTranslation('wizard');
  const { answers, setControl } = useJob();
  const { control } = answers;
  const profile = PROFILES.find(({ value }) => value === String(control.meterProfile))?.value ?? '1';
  return (
    <>
      <TextField
        id={fieldId('meterAddress')}
        label={t('ownMeter.address')}
        hint={t('ownMeter.addressHint')}
        value={control.meterAddress ?? ''}
        inputMode="decimal"
        maxLength={15}
        onChange={(text) => setControl({ meterAddress: text === '' ? undefined : text.replace(',', '.') })}
      />
      {control.meterAddress === undefined ? null : <FieldNotes findings={findings} />}
      <div className="nx-job-pair">
        <NumberField
          id={fieldId('meterPort')}
          label={t('ownMeter.port')}
          unit=""
          isWhole
          value={control.meterPort}
          onChange={(port) => setControl({ meterPort: port === 0 ? undefined : port })}
        />
        <NumberField
          id={fieldId('meterUnit')}
          label={t('ownMeter.unit')}
          unit=""
          isWhole
          value={control.meterUnit}
          onChange={(meterUnit) => setControl({ meterUnit })}
        />
      </div>
      <SelectField
        id={fieldId('meterProfile')}
        label={t('ownMeter.profile')}
        value={profile}
        options={PROFILES}
        onChange={(value) => setControl({ meterProfile: Number(value) })}
      />
    </>
  );
};
