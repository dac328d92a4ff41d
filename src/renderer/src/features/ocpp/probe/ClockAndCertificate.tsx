import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { ProbeMore } from './HowFar.tsx';
import { certificatePem } from './probeInputs.ts';

const clocks = ['same', 'unset', 'other'] as const;

/** What the charger knows: its time, and the root certificate it trusts. */
export const ClockAndCertificate = (props: { value: ProbeMore; onChange: (value: ProbeMore) => void }) => {
  const { t } = useTranslation('backEnd');
  const { value, onChange } = props;
  const [isUnreadable, setUnreadable] = useState(false);
  const take = async (file: File) => {
    const pem = await certificatePem(file);
    setUnreadable(pem === null);
    if (pem !== null) onChange({ ...value, ca: { name: file.name, pem } });
  };
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
      <FileDrop
        className="nx-ocpp-drop"
        accept=".pem,.crt,.cer,.der"
        label={t('probe.ca')}
        onFile={(file) => void take(file)}
      >
        {(choose) => (
          <>
            <div>
              <strong>{t('probe.ca')}</strong>
              <p className="nx-muted nx-small">
                {value.ca === null ? t('probe.caHint') : t('probe.caIs', { file: value.ca.name })}
              </p>
              {isUnreadable ? <p className="nx-field-error">{t('probe.caBad')}</p> : null}
            </div>
            <div className="nx-row">
              <Button onClick={choose}>{t('probe.caChoose')}</Button>
              {value.ca === null ? null : (
                <Button kind="quiet" onClick={() => onChange({ ...value, ca: null })}>
                  {t('probe.caRemove')}
                </Button>
              )}
            </div>
          </>
        )}
      </FileDrop>
    </>
  );
};
