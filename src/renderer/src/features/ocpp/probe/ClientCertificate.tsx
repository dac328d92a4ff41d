import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import type { ProbeMore } from './HowFar.tsx';
import { certificateSource } from './probeInputs.ts';

const mostFiles = 4;

/** With profile 3 the charger shows a certificate of its own; certificate and key may come in one file or in several. */
export const ClientCertificate = (props: { value: ProbeMore; onChange: (value: ProbeMore) => void }) => {
  const { t } = useTranslation('backEnd');
  const { value, onChange } = props;
  const names = value.client.map(({ name }) => name).join(', ');
  const take = async (file: File) => {
    const source = await certificateSource(file);
    if (source === null) return;
    const others = value.client.filter(({ name }) => name !== file.name);
    onChange({ ...value, client: [...others, { name: file.name, source }].slice(-mostFiles) });
  };
  return (
    <FileDrop
      className="nx-drop-row"
      accept=".pem,.crt,.cer,.der,.key"
      label={t('probe.client')}
      onFile={(file) => void take(file)}
    >
      {(choose) => (
        <>
          <div>
            <strong>{t('probe.client')}</strong>
            <p className="nx-muted nx-small">
              {names === '' ? t('probe.clientHint') : t('probe.caIs', { file: names })}
            </p>
          </div>
          <div className="nx-row">
            <Button onClick={choose}>{t('probe.clientChoose')}</Button>
            {names === '' ? null : (
              <Button kind="quiet" onClick={() => onChange({ ...value, client: [] })}>
                {t('probe.caRemove')}
              </Button>
            )}
          </div>
        </>
      )}
    </FileDrop>
  );
};
