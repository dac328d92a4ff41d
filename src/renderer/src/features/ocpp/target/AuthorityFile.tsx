import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certificatePem } from '#renderer/features/ocpp/probe/probeInputs.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';

type Authority = { readonly name: string; readonly pem: string } | null;

/** The certificate that others are judged by, from a file; removed again it is null. */
export const AuthorityFile = (props: {
  label: string;
  /** Shown while there is none. */
  hint: string;
  value: Authority;
  onChange: (value: Authority) => void;
}) => {
  const { t } = useTranslation('backEnd');
  const { label, hint, value, onChange } = props;
  const [isUnreadable, setUnreadable] = useState(false);
  const take = async (file: File) => {
    const pem = await certificatePem(file);
    setUnreadable(pem === null);
    if (pem !== null) onChange({ name: file.name, pem });
  };
  return (
    <FileDrop
      className="nx-drop-row"
      accept=".pem,.crt,.cer,.der"
      label={label}
      onFile={(file) => void take(file)}
    >
      {(choose) => (
        <>
          <div>
            <strong>{label}</strong>
            <p className="nx-muted nx-small">
              {value === null ? hint : t('probe.caIs', { file: value.name })}
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
