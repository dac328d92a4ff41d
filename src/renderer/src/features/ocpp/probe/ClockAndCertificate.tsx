import { useTranslation } from 'react-i18next';
import { AuthorityFile } from '#renderer/features/ocpp/target/AuthorityFile.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { ProbeMore } from './HowFar.tsx';

const clocks = ['same', 'unset', 'other'] as const;

/** What the charger knows: its time, and the root certificate it trusts. */
export const ClockAndCertificate = (props: { value: ProbeMore; onChange: (value: ProbeMore) => void }) => {
  const { t } = useTranslation('backEnd');
  const { value, onChange } = props;
  return (
    <>
      <SelectField
        label={t('probe.clock')}
        hint={t('probe.clockHint')}
        value={value.clock}
        options={clocks.map((clock) => ({ value: clock, label: t(`probe.clockIs.${clock}`) }))}
        onChange={(clock) => onChange({ ...value, clock })}
      />
      {value.clock === 'other' ? (
        <TextField
          label={t('probe.clockText')}
          type="datetime-local"
          value={value.clockText}
          onChange={(clockText) => onChange({ ...value, clockText })}
        />
      ) : null}
      <AuthorityFile
        label={t('probe.ca')}
        hint={t('probe.caHint')}
        value={value.ca}
        onChange={(ca) => onChange({ ...value, ca })}
      />
    </>
  );
};
