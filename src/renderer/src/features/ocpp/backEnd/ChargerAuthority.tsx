import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certificatePem } from '#renderer/features/ocpp/probe/probeInputs.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import type { StartForm } from './startForm.ts';

type Authority = StartForm['clientCa'];

/** Profile 3: whose certificates chargers have to show; without a file those this computer issues in a job. */
export const ChargerAuthority = (props: { value: Authority; onChange: (value: Authority) => void }) => {
  const { t } = useTranslation('backEnd');
  const { value, onChange } = props;
  const [isUnreadable, setUnreadable] = useState(false);
  const take = async (file: File) => {
    const pem = await certificatePem(file);
    setUnreadable(pem === null);
    if (pem !== null) onChange({ name: file.name, pem });
  };
  return (
    <FileDrop
      className="nx-ocpp-drop"
      accept=".pem,.crt,.cer,.der"
      label={t('start.clientCa')}
      onFile={(file) => void take(file)}
    >
      {(choose) => (
        <>
          <div>
            <strong>{t('start.clientCa')}</strong>
            <p className="nx-muted nx-small">
              {value === null ? t('start.clientCaHint') : t('probe.caIs', { file: value.name })}
            </p>
            {isUnreadable ? <p className="nx-field-error">{t('probe.caBad')}</p> : null}
          </div>
          <div className="nx-row">
            <Button onClick={choose}>{t('probe.caChoose')}</Button>
            {value === null ? null : (
              <Button kind="quiet" onClick={() => onChange(null)}>
                {t('probe.caRemove')}
              </Button>
            )}
          </div>
        </>
      )}
    </FileDrop>
  );
};
